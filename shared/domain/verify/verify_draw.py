#!/usr/bin/env python3
"""Check a draw of Mingchou (明抽) from its public bundle, with nothing but Python's standard library (3.9 or newer).

    python3 verify_draw.py BUNDLE [SUPPLEMENTS]   files or addresses; prints each check; exit 0 when all hold, 1 otherwise
    python3 verify_draw.py --many FILE            one bundle a line, or a bundle and its supplements as a list of two;
                                                  one line of JSON for each: {"ok": …, "where": …}

Written from draw/SPEC.md (suite MC1); section numbers below are that document's. It shares no code with the platform.
The signature of a drand contribution needs a pairing of curves, which the standard library lacks: its round and time are
checked here, its signature is not, and the output says so.
"""
import datetime
import functools
import hashlib
import json
import re
import sys
import unicodedata
import urllib.request

MAX_ROWS = 1 << 21
DRAND = {"quicknet": (1692803367, 3)}  # genesis and period in seconds


class Wrong(Exception):
    """The first difference a check found."""

    def __init__(self, where, why):
        super().__init__(f"{where}: {why}")
        self.where = where


def same(where, expected, found):
    if type(expected) is not type(found) or expected != found:
        raise Wrong(where, f"should be {brief(expected)} but is {brief(found)}")


def brief(value):
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 120 else text[:120] + "…"


# ---------------------------------------------------------------- 1. Encoding


def u(number):
    return number.to_bytes(4, "big")


def lp(value):
    data = value.encode("utf-8") if isinstance(value, str) else value
    return u(len(data)) + data


def h(*parts):
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part)
    return digest.digest()


def canonical(value):
    if type(value) is str:
        value.encode("utf-8")  # a lone surrogate has no bytes
        return json.dumps(value, ensure_ascii=False)
    if type(value) is int and abs(value) < 1 << 53:
        return str(value)
    if type(value) is list:
        return "[" + ",".join(map(canonical, value)) + "]"
    if type(value) is dict:
        keys = sorted(value, key=lambda key: key.encode("utf-16-be"))
        return "{" + ",".join(canonical(key) + ":" + canonical(value[key]) for key in keys) + "}"
    raise ValueError("not canonical: " + brief(value))


def check_id(where, text):
    if unicodedata.normalize("NFC", text) != text:
        raise Wrong(where, "is not in NFC")
    if len(text.encode("utf-8")) > 255:
        raise Wrong(where, "is over 255 bytes")
    if any(unicodedata.category(char) == "Cc" for char in text):
        raise Wrong(where, "holds a control character")
    if any(unicodedata.category(char)[0] == "Z" or char == "\ufeff" for char in (text[0], text[-1])):
        raise Wrong(where, "has a space at an end")


# ---------------------------------------------------------------- the form of the file (2, 3, 9)


def is_string(value):
    if type(value) is not str:
        return False
    try:
        value.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def is_text(value):
    return is_string(value) and value != ""


def is_digest(value):
    return type(value) is str and re.fullmatch("[0-9a-f]{64}", value) is not None


def is_whole(least, most):
    return lambda value: type(value) is int and least <= value <= most


def is_instant(value):
    if type(value) is not str or not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,3})?Z", value):
        return False
    try:
        datetime.datetime.strptime(value[:19], "%Y-%m-%dT%H:%M:%S")
        return True
    except ValueError:
        return False


def is_names(value):
    return type(value) is list and all(map(is_text, value)) and len(set(value)) == len(value)


def is_list_of(kind):
    return lambda value: type(value) is list and all(type(each) is kind for each in value)


def is_exclusions(value):
    return is_list_of(dict)(value) and all(is_text(each.get("id")) and is_text(each.get("reason")) for each in value)


FIELDS = {
    "suite": lambda value: value == "MC1",
    "drawId": is_text,
    "taskId": is_text,
    "department": is_text,
    "rounds": is_whole(1, 10_000),
    "round": is_whole(1, 10_000),
    "scope": lambda value: value in ("round", "year"),
    "frozenAt": is_instant,
    "code": is_text,
    "floor": is_whole(0, 10_000),
    "sweeps": is_whole(0, 1_000),
    "nonceCommit": is_digest,
    "tags": is_names,
    "contributors": is_names,
    "strata": is_list_of(dict),
    "exclusions": is_exclusions,
    "seats": lambda value: type(value) is list and len(value) <= 30,
    "roster": lambda value: type(value) is dict,
    "officers": lambda value: type(value) is dict,
}
STRATUM = {
    "level": is_text,
    "size": is_whole(0, MAX_ROWS),
    "ratio": is_whole(0, 10_000),
    "priority": is_whole(1, 1_000_000),
    "already": is_whole(0, MAX_ROWS),
    "quota": is_whole(0, MAX_ROWS),
    "take": is_whole(0, MAX_ROWS),
}
COMMITMENT = {"size": is_whole(0, MAX_ROWS), "digest": is_digest}


def check_fields(where, record, rules):
    for name, holds in rules.items():
        if not holds(record.get(name)):
            raise Wrong(f"{where}.{name}", "is missing or not of the right form")


def check_manifest_form(manifest):
    at = "$.manifest"
    if type(manifest) is not dict:
        raise Wrong(at, "must be an object")
    check_fields(at, manifest, FIELDS)
    for index, stratum in enumerate(manifest["strata"]):
        check_fields(f"{at}.strata[{index}]", stratum, STRATUM)
    check_fields(f"{at}.roster", manifest["roster"], COMMITMENT)
    check_fields(f"{at}.officers", manifest["officers"], COMMITMENT)
    if manifest["round"] > manifest["rounds"]:
        raise Wrong(f"{at}.round", "is beyond the rounds")
    levels = [stratum["level"] for stratum in manifest["strata"]]
    if len(set(levels)) < len(levels):
        raise Wrong(f"{at}.strata", "repeats a level")
    if len(manifest["tags"]) > 30:
        raise Wrong(f"{at}.tags", "are more than 30")
    for index, mask in enumerate(manifest["seats"]):
        if not is_whole(0, (1 << len(manifest["tags"])) - 1)(mask):
            raise Wrong(f"{at}.seats[{index}]", "is no mask over the tags")
    if "cap" in manifest and not is_whole(1, MAX_ROWS)(manifest["cap"]):
        raise Wrong(f"{at}.cap", "is no cap")


def is_tuple(*kinds):
    return lambda value: type(value) is list and len(value) == len(kinds) and all(k(v) for k, v in zip(kinds, value))


def is_texts(value):
    return type(value) is list and all(map(is_text, value))


ROWS = {
    "roster": is_tuple(is_text, is_text, is_string),
    "officers": is_tuple(is_text, is_string, is_whole(0, (1 << 30) - 1)),
    "recusals": is_tuple(is_text, is_text),
    "contributions": lambda each: type(each) is dict
    and each.get("kind") in ("witness", "drand", "dice")
    and is_text(each.get("by"))
    and is_text(each.get("value")),
    "drawn": lambda each: type(each) is dict and is_text(each.get("level")) and is_texts(each.get("ids")),
}


def check_rows(where, rows, holds):
    if type(rows) is not list:
        raise Wrong(where, "must be a list")
    for index, row in enumerate(rows):
        if not holds(row):
            raise Wrong(f"{where}[{index}]", "is not of the right form")


def check_form(bundle):
    if type(bundle) is not dict:
        raise Wrong("$", "must be an object")
    if bundle.get("suite") != "MC1":
        raise Wrong("$.suite", "must be MC1")
    check_manifest_form(bundle.get("manifest"))
    for name in ("manifestDigest", "nonce", "seed"):
        if not is_digest(bundle.get(name)):
            raise Wrong(f"$.{name}", "must be 64 lower-case hexadecimal digits")
    for name, holds in ROWS.items():
        check_rows(f"$.{name}", bundle.get(name), holds)
    if "teams" in bundle and bundle["teams"] is None:
        if bundle.get("resultDigest", "") is not None:
            raise Wrong("$.resultDigest", "must be null when there are no teams")
        return
    if not is_digest(bundle.get("resultDigest")):
        raise Wrong("$.resultDigest", "must be 64 lower-case hexadecimal digits")
    check_rows("$.teams", bundle.get("teams"), is_tuple(is_text, is_texts))


# ---------------------------------------------------------------- the draw, recomputed


class Draw:
    """A bundle and what it leads to."""

    def __init__(self, bundle):
        self.bundle = bundle
        self.manifest = bundle["manifest"]
        self.roster = bundle["roster"]
        self.officers = bundle["officers"]
        self.nonce = bytes.fromhex(bundle["nonce"])
        excluded = {each["id"] for each in self.manifest["exclusions"]}
        self.pools = {stratum["level"]: [] for stratum in self.manifest["strata"]}
        for id_, level, _ in self.roster:
            if id_ not in excluded and level in self.pools:
                self.pools[level].append(id_)

    @functools.cached_property
    def manifest_digest(self):  # 3
        return h(lp("MC1/manifest"), lp(canonical(self.manifest)))

    @functools.cached_property
    def seed(self):  # 5
        given = self.bundle["contributions"]
        parts = [lp(each[name]) for each in given for name in ("kind", "by", "value")]
        entropy = h(lp("MC1/entropy"), u(len(given)), *parts)
        return h(lp("MC1/seed"), lp(self.manifest_digest), lp(entropy), lp(self.nonce))

    @functools.cached_property
    def drawn(self):  # 6
        result = []
        for stratum in self.manifest["strata"]:
            key = h(lp("MC1/ticket"), lp(self.seed), lp(stratum["level"]))
            ids = [id_.encode("utf-8") for id_ in self.pools[stratum["level"]]]
            tickets = sorted((hashlib.sha256(key + id_).digest(), id_) for id_ in ids)
            least = [id_.decode("utf-8") for _, id_ in tickets[: stratum["take"]]]
            result.append({"level": stratum["level"], "ids": least})
        return result

    @functools.cached_property
    def teams(self):  # 7
        chosen = {id_ for level in self.drawn for id_ in level["ids"]}
        targets = sorted(
            ((id_, region) for id_, _, region in self.roster if id_ in chosen), key=lambda row: row[0].encode("utf-8")
        )
        match = Match(self, targets)
        who = match.run()
        if who is None:
            return None
        per = len(self.manifest["seats"])
        names = [row[0] for row in self.officers]
        return [[id_, [names[o] for o in who[i * per : (i + 1) * per]]] for i, (id_, _) in enumerate(targets)]


def ceil_div(a, b):
    return -(-a // b)


def quotas(sizes, strata, floor):  # 4
    q = [ceil_div(size * s["ratio"], 10_000) for size, s in zip(sizes, strata)]
    lacking = ceil_div(sum(sizes) * floor, 10_000) - sum(q)
    while lacking > 0:
        weights = {i: (sizes[i] - q[i]) * strata[i]["priority"] for i in range(len(q)) if q[i] < sizes[i]}
        total = sum(weights.values())
        add = {i: lacking * w // total for i, w in weights.items()}
        by_rest = sorted(weights, key=lambda i: (-(lacking * weights[i] % total), i))
        for i in by_rest[: lacking - sum(add.values())]:
            add[i] += 1
        for i, more in add.items():
            placed = min(more, sizes[i] - q[i])
            q[i] += placed
            lacking -= placed
    return q


class Words:  # 7
    def __init__(self, key):
        self.key, self.block, self.ready = key, 0, []

    def below(self, n):
        limit = (1 << 32) - (1 << 32) % n
        while True:
            if not self.ready:
                data = h(self.key, self.block.to_bytes(8, "big"))
                self.block += 1
                self.ready = [int.from_bytes(data[i : i + 4], "big") for i in range(28, -1, -4)]
            word = self.ready.pop()
            if word < limit:
                return word % n


class Match:  # 7
    def __init__(self, draw, targets):
        manifest = draw.manifest
        self.officers, self.masks, self.sweeps = draw.officers, manifest["seats"], manifest["sweeps"]
        self.cap = manifest.get("cap")
        self.per = len(self.masks)
        self.n = len(targets) * self.per
        index = {row[0]: i for i, row in enumerate(self.officers)}
        self.recused = [set() for _ in targets]
        place = {id_: i for i, (id_, _) in enumerate(targets)}
        for target, officer in draw.bundle["recusals"]:
            if target in place:
                self.recused[place[target]].add(index[officer])
        lists = {}
        for _, region in targets:
            for mask in self.masks:
                if (region, mask) not in lists:
                    lists[region, mask] = [
                        i for i, (_, home, tags) in enumerate(self.officers) if home in ("", region) and tags & mask == mask
                    ]
        self.eligible = [lists[region, mask] for _, region in targets for mask in self.masks]
        members = {key: set(value) for key, value in lists.items()}
        self.may = [members[region, mask] for _, region in targets for mask in self.masks]
        data = [lp("MC1/match-input"), u(len(self.officers))]
        for id_, region, tags in self.officers:
            data += [lp(id_), lp(region), u(tags)]
        data.append(u(len(targets)))
        for i, (id_, region) in enumerate(targets):
            data += [lp(id_), lp(region), u(self.per), *map(u, self.masks)]
            data += [u(len(self.recused[i])), *map(u, sorted(self.recused[i]))]
        data.append(u(self.sweeps))
        self.words = Words(h(lp("MC1/match"), lp(draw.seed), lp(h(*data))))
        self.who = [None] * self.n
        self.load = [0] * len(self.officers)

    def run(self):
        for seat in self.greedy():
            if not self.search([seat], [], lambda officer: True)[0]:
                return None
        self.balance()
        if self.cap is not None and max(self.load, default=0) > self.cap:
            return None
        self.mix()
        return self.who

    def team(self, target):
        return self.who[target * self.per : (target + 1) * self.per]

    def greedy(self):
        order = list(range(self.n))
        for i in range(self.n - 1, 0, -1):
            j = self.words.below(i + 1)
            order[i], order[j] = order[j], order[i]
        stuck = []
        for seat in order:
            target = seat // self.per
            barred = self.recused[target].union(self.team(target))
            free = [o for o in self.eligible[seat] if o not in barred]
            if not free:
                stuck.append(seat)
                continue
            least = min(self.load[o] for o in free)
            free = [o for o in free if self.load[o] == least]
            self.sit(seat, free[self.words.below(len(free))])
        return stuck

    def sit(self, seat, officer):
        self.who[seat] = officer
        self.load[officer] += 1

    def search(self, seats, starts, is_goal):
        """Breadth first. Augments when a goal is reached. Answers whether it was, and the officers visited."""
        holds = {}
        for seat, officer in enumerate(self.who):
            holds.setdefault(officer, []).append(seat)
        reached = {officer: None for officer in starts}  # officer -> seat he would take
        gives_way = {seat: None for seat in seats}  # queued seat -> seat its holder takes by exchange
        queue = list(seats)
        for officer in starts:
            for seat in holds.get(officer, ()):
                gives_way[seat] = None
                queue.append(seat)
        for seat in queue:  # the list grows while it is read
            target = seat // self.per
            team = self.team(target)
            for officer in self.eligible[seat]:
                if officer in reached or officer in self.recused[target]:
                    continue
                if officer in team:
                    other = target * self.per + team.index(officer)
                    if other != seat and other not in gives_way:
                        gives_way[other] = seat
                        queue.append(other)
                    continue
                reached[officer] = seat
                if is_goal(officer):
                    self.augment(officer, reached, gives_way)
                    return True, reached
                for held in holds.get(officer, ()):
                    if held not in gives_way:
                        gives_way[held] = None
                        queue.append(held)
        return False, reached

    def augment(self, goal, reached, gives_way):
        self.load[goal] += 1
        officer, seat = goal, reached[goal]
        while seat is not None:
            before, self.who[seat] = self.who[seat], officer
            if before is None:
                return
            officer = before
            seat = gives_way[seat] if gives_way[seat] is not None else reached[before]
        self.load[officer] -= 1

    def balance(self):
        open_ = set(range(len(self.officers)))
        while open_:
            top = max(self.load[o] for o in open_)
            if top <= 1:
                return
            starts = [o for o in sorted(open_) if self.load[o] == top]
            found, seen = self.search([], starts, lambda o: o in open_ and self.load[o] <= top - 2)
            if not found:
                open_ -= set(seen)

    def mix(self):
        below, who, per = self.words.below, self.who, self.per
        held = [[] for _ in self.officers]
        for seat, officer in enumerate(who):
            held[officer].append(seat)
        most = max(self.load, default=0)

        def move(seat, officer):
            old = held[who[seat]]
            old[old.index(seat)] = old[-1]
            old.pop()
            held[officer].append(seat)
            who[seat] = officer

        def exchange(a, b):
            la, lb = held[who[a]], held[who[b]]
            ia, ib = la.index(a), lb.index(b)
            la[ia], lb[ib] = b, a
            who[a], who[b] = who[b], who[a]

        def twice(changes):
            for seat in changes:
                first = seat // per * per
                team = [changes.get(s, who[s]) for s in range(first, first + per)]
                if team.count(changes[seat]) > 1:
                    return True
            return False

        for _ in range(self.sweeps * self.n):
            s = below(self.n)
            o = self.eligible[s][below(len(self.eligible[s]))]
            j = below(most)
            three = below(8) == 0
            p, t = who[s], s // per
            if o == p or o in self.recused[t]:
                continue
            if j >= len(held[o]):
                if not three and len(held[o]) == len(held[p]) - 1 and o not in self.team(t):
                    move(s, o)
                continue
            v = held[o][j]
            t2 = v // per
            if not three:
                if p not in self.may[v] or p in self.recused[t2]:
                    continue
                if t == t2 or (o not in self.team(t) and p not in self.team(t2)):
                    exchange(s, v)
                continue
            q = self.eligible[v][below(len(self.eligible[v]))]
            j2 = below(most)
            if q in (o, p) or q in self.recused[t2]:
                continue
            if j2 >= len(held[q]):
                if len(held[q]) == len(held[p]) - 1 and not twice({s: o, v: q}):
                    move(v, q)
                    move(s, o)
                continue
            w = held[q][j2]
            if p in self.may[w] and p not in self.recused[w // per] and not twice({s: o, v: q, w: p}):
                exchange(s, v)
                exchange(v, w)


# ---------------------------------------------------------------- what came after the draw (10)


class Matching:
    """What section 7 is given in section 10: a list of officers and recusals as it was then, and the draw's own seed."""

    def __init__(self, draw, officers, recusals, seats):
        self.seed = draw.seed
        self.officers = officers
        self.manifest = {**draw.manifest, "seats": seats}
        self.bundle = {"recusals": recusals}


def brought_in(draw, losses):
    """Who comes in for each loss in turn."""
    level_of = {id_: level for id_, level, _ in draw.roster}
    drawn = {level["level"]: set(level["ids"]) for level in draw.drawn}
    used, standing, result = {}, {}, []
    for loss in losses:
        level = level_of[loss["id"]]
        used.setdefault(level, set(drawn[level]))
        standing.setdefault(level, set(drawn[level]))
        standing[level].remove(loss["id"])  # KeyError: it does not stand
        key = h(lp("MC1/ticket"), lp(draw.seed), lp(level))
        left = [id_ for id_ in draw.pools[level] if id_ not in used[level]]
        ticket, next_ = min((hashlib.sha256(key + id_.encode("utf-8")).digest(), id_) for id_ in left)
        used[level].add(next_)
        standing[level].add(next_)
        result.append({"level": level, "out": loss["id"], "reason": loss["reason"], "in": next_, "ticket": ticket.hex()})
    return result


def team_after(supplement):
    at = supplement["firstSeat"]
    return supplement["kept"][:at] + supplement["teams"][0][1] + supplement["kept"][at:]


def team_before(draw, earlier, target):
    teams = [team_after(each) for each in earlier if each["target"] == target]
    return teams[-1] if teams else dict(draw.bundle["teams"] or [])[target]


def supplement_again(draw, found, earlier):
    """A supplement as it follows from the draw, from those before it and from its own list of officers."""
    question = {}
    if found["kind"] == "target":
        replaced = brought_in(draw, found["losses"])[-1]
        question = {"replaced": replaced, "target": replaced["in"], "seats": draw.manifest["seats"], "firstSeat": 0, "kept": []}
    else:
        team, seat = team_before(draw, earlier, found["target"]), found["firstSeat"]
        if not is_whole(0, len(team) - 1)(seat):
            raise ValueError("no such seat")
        kept = team[:seat] + team[seat + 1 :]
        question = {"target": found["target"], "seats": [draw.manifest["seats"][seat]], "firstSeat": seat, "kept": kept}
    check_rows("$.officers", found["officers"], ROWS["officers"])
    check_rows("$.recusals", found["recusals"], ROWS["recusals"])
    target, known = question["target"], {row[0] for row in found["officers"]}
    pairs = [pair for pair in found["recusals"] if pair[1] in known] + [[target, id_] for id_ in question["kept"] if id_ in known]
    recusals = [list(pair) for pair in sorted({tuple(pair) for pair in pairs}, key=lambda pair: [part.encode("utf-8") for part in pair])]
    officers = sorted(found["officers"], key=lambda row: row[0].encode("utf-8"))
    region = {id_: region for id_, _, region in draw.roster}[target]
    matching = Matching(draw, officers, recusals, question["seats"])
    who = Match(matching, [(target, region)]).run()
    if who is None:
        raise ValueError("no team can be formed")
    return {
        "suite": "MC1",
        "drawId": draw.manifest["drawId"],
        "manifestDigest": draw.manifest_digest.hex(),
        "supplement": found["supplement"],
        "kind": "target" if found["kind"] == "target" else "officer",
        "at": found["at"],
        "seed": draw.seed.hex(),
        "losses": found["losses"],
        **question,
        "officers": officers,
        "recusals": recusals,
        "officersDigest": officers_digest(officers, recusals),
        "teams": [[target, [officers[o][0] for o in who]]],
    }


def check_supplement(draw, found, earlier):
    at = f"$.supplements[{len(earlier)}]"
    try:
        same(f"{at}.supplement", len(earlier) + 1, found.get("supplement"))
        before = earlier[-1]["losses"] if earlier else []
        losses = found["losses"]
        compare(f"{at}.losses", before, losses[: len(before)])
        same(f"{at}.losses.length", len(before) + (found.get("kind") == "target"), len(losses))
        for name, expected in supplement_again(draw, found, earlier).items():
            compare(f"{at}.{name}", expected, found.get(name))
    except (Wrong, ValueError, KeyError, TypeError, IndexError, RecursionError, OverflowError) as error:
        if isinstance(error, Wrong) and error.where.startswith(at):
            raise
        raise Wrong(at, f"cannot be computed again: {error}")


def verify_supplements(draw, file):
    """[(sentence, difference or None)], up to the first that differs."""
    wrong = attempt(lambda: check_supplements_form(draw, file))
    if wrong:
        return [("the supplements are of this draw", wrong)]
    results = []
    for i, found in enumerate(file["supplements"]):
        wrong = attempt(functools.partial(check_supplement, draw, found, file["supplements"][:i]))
        results.append((f"supplement {i + 1} follows from the same seed", wrong))
        if wrong:
            break
    return results


def check_supplements_form(draw, file):
    if type(file) is not dict:
        raise Wrong("$", "is no file of supplements")
    same("$.suite", "MC1", file.get("suite"))
    same("$.drawId", draw.manifest["drawId"], file.get("drawId"))
    if type(file.get("supplements")) is not list:
        raise Wrong("$.supplements", "must be a list")
    for i, each in enumerate(file["supplements"]):
        if type(each) is not dict:
            raise Wrong(f"$.supplements[{i}]", "must be a supplement")


# ---------------------------------------------------------------- the checks, in order


def in_order(where, rows, key):
    keys = [key(row) for row in rows]
    for i in range(1, len(keys)):
        if keys[i - 1] >= keys[i]:
            raise Wrong(f"{where}[{i}]", "is out of byte order or repeated")


def check_manifest(draw):
    same("$.manifestDigest", draw.manifest_digest.hex(), draw.bundle["manifestDigest"])


def check_lists(draw):
    manifest, recusals = draw.manifest, draw.bundle["recusals"]
    for name, rows in (("roster", draw.roster), ("officers", draw.officers)):
        for i, row in enumerate(rows):
            check_id(f"$.{name}[{i}][0]", row[0])
        in_order(f"$.{name}", rows, lambda row: row[0].encode("utf-8"))
    targets, people = {row[0] for row in draw.roster}, {row[0] for row in draw.officers}

    def known(place, holds):
        if not holds:
            raise Wrong(place, "is not listed")

    for i, row in enumerate(draw.roster):
        known(f"$.roster[{i}][1]", row[1] in draw.pools)
    for i, row in enumerate(draw.officers):
        known(f"$.officers[{i}][2]", row[2] < 1 << len(manifest["tags"]))
    in_order("$.recusals", recusals, lambda pair: [part.encode("utf-8") for part in pair])
    for i, pair in enumerate(recusals):
        known(f"$.recusals[{i}][0]", pair[0] in targets)
    for i, pair in enumerate(recusals):
        known(f"$.recusals[{i}][1]", pair[1] in people)
    in_order("$.manifest.exclusions", manifest["exclusions"], lambda each: each["id"].encode("utf-8"))
    for i, each in enumerate(manifest["exclusions"]):
        known(f"$.manifest.exclusions[{i}].id", each["id"] in targets)


def check_roster(draw):
    rows = draw.roster
    digest = h(lp("MC1/roster"), u(len(rows)), *(lp(part) for row in rows for part in row))
    same("$.roster", draw.manifest["roster"]["digest"], digest.hex())
    same("$.manifest.roster.size", len(rows), draw.manifest["roster"]["size"])


def check_officers(draw):
    rows = draw.officers
    same("$.officers", draw.manifest["officers"]["digest"], officers_digest(rows, draw.bundle["recusals"]))
    same("$.manifest.officers.size", len(rows), draw.manifest["officers"]["size"])


def officers_digest(rows, pairs):  # 2
    parts = [lp(id_) + lp(region) + u(tags) for id_, region, tags in rows]
    return h(lp("MC1/officers"), u(len(rows)), *parts, u(len(pairs)), *(lp(part) for pair in pairs for part in pair)).hex()


def check_quotas(draw):
    manifest = draw.manifest
    strata = manifest["strata"]
    levels = [row[1] for row in draw.roster]
    sizes = [levels.count(stratum["level"]) for stratum in strata]
    for i, (stratum, size, quota) in enumerate(zip(strata, sizes, quotas(sizes, strata, manifest["floor"]))):
        due = quota
        if manifest["scope"] == "year":
            due = max(0, ceil_div(quota * manifest["round"], manifest["rounds"]) - stratum["already"])
        at = f"$.manifest.strata[{i}]"
        same(f"{at}.size", size, stratum["size"])
        same(f"{at}.quota", quota, stratum["quota"])
        same(f"{at}.take", min(due, len(draw.pools[stratum["level"]])), stratum["take"])


def check_nonce(draw):
    same("$.nonce", draw.manifest["nonceCommit"], h(lp("MC1/nonce"), lp(draw.nonce)).hex())


def check_contributions(draw):
    names, given = draw.manifest["contributors"], draw.bundle["contributions"]
    for i, name in enumerate(names):
        same(f"$.contributions[{i}].by", name, given[i]["by"] if i < len(given) else None)
    same("$.contributions.length", len(names), len(given))
    for i, each in enumerate(given):
        if each["kind"] == "drand" or each["by"].startswith("drand/"):
            check_drand(f"$.contributions[{i}]", each, draw.manifest["frozenAt"])


def check_drand(where, each, frozen_at):
    by = re.fullmatch(r"drand/([a-z0-9-]+)/([1-9][0-9]{0,14})", each["by"])
    value = re.fullmatch(r"([1-9][0-9]{0,14}):[0-9a-f]{96}", each["value"])
    if each["kind"] != "drand" or not by or by[1] not in DRAND or not value or value[1] != by[2]:
        raise Wrong(where, "is not the drand round that was published")
    genesis, period = DRAND[by[1]]
    text = frozen_at[:-1] if "." in frozen_at else frozen_at[:-1] + ".0"
    frozen = datetime.datetime.strptime(text, "%Y-%m-%dT%H:%M:%S.%f").replace(tzinfo=datetime.timezone.utc)
    made = datetime.datetime.fromtimestamp(0, datetime.timezone.utc)
    try:
        made += datetime.timedelta(seconds=genesis + (int(value[1]) - 1) * period)
    except OverflowError:
        return  # a round of a far year is after any freeze
    if made <= frozen:
        raise Wrong(where, "was made before the freeze")


def check_seed(draw):
    same("$.seed", draw.seed.hex(), draw.bundle["seed"])


def first_of_lists(where, expected, found):
    for i in range(min(len(expected), len(found))):
        compare(f"{where}[{i}]", expected[i], found[i])
    if len(expected) != len(found):
        raise Wrong(f"{where}[{min(len(expected), len(found))}]", f"should be one of {len(expected)}, not of {len(found)}")


def compare(where, expected, found):
    if type(expected) is list and type(found) is list:
        first_of_lists(where, expected, found)
    elif type(expected) is dict and type(found) is dict:
        for name in expected:
            compare(f"{where}.{name}", expected[name], found.get(name))
    else:
        same(where, expected, found)


def check_drawn(draw):
    compare("$.drawn", draw.drawn, draw.bundle["drawn"])


def check_teams(draw):
    compare("$.teams", draw.teams, draw.bundle["teams"])


def check_result(draw):
    published, teams = draw.bundle["resultDigest"], draw.bundle["teams"]
    if teams is None:
        return same("$.resultDigest", None, published)
    index = {row[0]: i for i, row in enumerate(draw.officers)}
    parts = [lp("MC1/result")]
    for level in draw.bundle["drawn"]:
        parts += [lp(level["level"]), u(len(level["ids"])), *map(lp, level["ids"])]
    seats = [index.get(name, 0xFFFFFFFF) for _, team in teams for name in team]
    same("$.resultDigest", h(*parts, u(len(seats)), *map(u, seats)).hex(), published)


CHECKS = [
    ("manifest", "the manifest has its digest", check_manifest),
    ("lists", "ids are legal, lists in byte order without repeats", check_lists),
    ("roster", "the roster has the digest that was published", check_roster),
    ("officers", "the officers have the digest that was published", check_officers),
    ("quotas", "the numbers of each level follow from the ratios", check_quotas),
    ("nonce", "the nonce is the one committed to", check_nonce),
    ("contributions", "the contributions are all there and in order", check_contributions),
    ("seed", "the seed follows from manifest, contributions and nonce", check_seed),
    ("drawn", "the drawn targets are those with the least tickets", check_drawn),
    ("teams", "the teams follow from the seed", check_teams),
    ("result", "the result has its digest", check_result),
]


def attempt(look):
    """The first difference, or None. A check that cannot be carried out has not been passed."""
    try:
        look()
    except Wrong as wrong:
        return wrong
    except (ValueError, KeyError, TypeError, RecursionError, OverflowError) as error:
        return Wrong("$", f"could not be checked: {error}")
    return None


def verify(bundle):
    """[(id, sentence, difference or None)]; the later checks are left out when the form is wrong."""
    wrong = attempt(lambda: check_form(bundle))
    results = [("shape", "every field is there and has its form", wrong)]
    if wrong is None:
        draw = Draw(bundle)
        results += [(id_, text, attempt(functools.partial(look, draw))) for id_, text, look in CHECKS]
    return results


def parse_float(text):
    number = float(text)
    return int(number) if number.is_integer() else number


def load(text):
    return json.loads(text, parse_float=parse_float)


def read(source):
    if re.match("https?://", source):
        with urllib.request.urlopen(source) as answer:
            return answer.read()
    with open(source, "rb") as file:
        return file.read()


def verify_text(text):
    try:
        bundle = load(text)
    except (ValueError, RecursionError) as error:
        return None, [("shape", "the file is JSON", Wrong("$", str(error)))]
    return bundle, verify(bundle)


def many(path):
    for line in read(path).decode("utf-8").split("\n"):
        if line:
            wrong = first_wrong(line)
            print(json.dumps({"ok": wrong is None, "where": wrong and wrong.where}))
    return 0


def first_wrong(line):
    given = load(line) if line.startswith("[") else None
    bundle, results = (given[0], verify(given[0])) if given else verify_text(line)
    wrong = next((wrong for _, _, wrong in results if wrong), None)
    if wrong or not given:
        return wrong
    return next((wrong for _, wrong in verify_supplements(Draw(bundle), given[1]) if wrong), None)


def main(arguments):
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    if len(arguments) == 2 and arguments[0] == "--many":
        return many(arguments[1])
    if len(arguments) not in (1, 2) or arguments[0].startswith("-"):
        print(__doc__, file=sys.stderr)
        return 2
    texts = []
    for source in arguments:
        try:
            texts.append(read(source))
        except (OSError, ValueError) as error:
            print(f"cannot read {source}: {error}")
            return 1
    bundle, results = verify_text(texts[0])
    for id_, sentence, wrong in results:
        print(f"{'FAIL' if wrong else 'ok  '}  {id_:13}  {sentence}" + (f"\n      {wrong}" if wrong else ""))
    first = next((wrong for _, _, wrong in results if wrong), None)
    if first:
        print(f"\nDoes not verify. First difference: {first}")
        return 1
    for sentence, wrong in after_the_draw(bundle, texts[1:]):
        print(f"{'FAIL' if wrong else 'ok  '}  {sentence}" + (f"\n      {wrong}" if wrong else ""))
        if wrong:
            print(f"\nWhat came after the draw does not verify. First difference: {wrong}")
            return 1
    if any(each["kind"] == "drand" for each in bundle["contributions"]):
        print("note  the signatures of drand contributions were not checked by this program")
    print(f"\nDraw {bundle['manifest']['drawId']} verifies.")
    return 0


def after_the_draw(bundle, texts):
    for text in texts:
        try:
            yield from verify_supplements(Draw(bundle), load(text))
        except (ValueError, RecursionError) as error:
            yield "the supplements are JSON", Wrong("$", str(error))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
