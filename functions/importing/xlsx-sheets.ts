/** The reader of .xlsx, apart: it is heavy and only imports need it, so it is loaded at the first of them. */
export { default as xlsxSheets } from 'read-excel-file/universal'
