"""Abbreviations and what they stand for, by where they may stand."""

from __future__ import annotations

# Before a name.
TITLES = {
    "Mr": "Mister", "Mrs": "Missus", "Messrs": "Messieurs", "Mx": "Mix", "Gov": "Governor", "Govs": "Governors",
    "Sen": "Senator", "Sens": "Senators", "Rep": "Representative", "Reps": "Representatives", "Gen": "General",
    "Gens": "Generals", "Lt": "Lieutenant", "Col": "Colonel", "Maj": "Major", "Sgt": "Sergeant", "Capt": "Captain",
    "Cmdr": "Commander", "Adm": "Admiral", "Brig": "Brigadier", "Cpl": "Corporal", "Pvt": "Private",
    "Pfc": "Private First Class", "Rev": "Reverend", "Fr": "Father", "Hon": "Honorable", "Prof": "Professor",
    "Profs": "Professors", "Pres": "President", "Supt": "Superintendent", "Insp": "Inspector", "Det": "Detective",
    "Atty": "Attorney", "Amb": "Ambassador", "Sec": "Secretary", "Rt": "Right", "Mt": "Mount", "Mts": "Mountains",
    "Ft": "Fort", "Ste": "Sainte", "Msgr": "Monsignor", "Cdr": "Commander", "Spc": "Specialist", "Ens": "Ensign",
    "Attys": "Attorneys", "Cllr": "Councillor", "Asst": "Assistant", "Del": "Delegate", "Ald": "Alderman",
}  # fmt: skip
# Given names cut short by the old.
CHRISTENED = {"Jas": "James", "Wm": "William", "Chas": "Charles", "Thos": "Thomas", "Robt": "Robert", "Geo": "George",
              "Benj": "Benjamin", "Jos": "Joseph"}  # fmt: skip
# These need no point to be known, before a name.
BARE = ("Mr", "Mrs", "Lt", "Col", "Sgt", "Capt", "Prof", "Cllr", "Cpl", "Messrs")
# Anywhere, with their point.
SHORT = {
    "vs": "versus", "etc": "et cetera", "approx": "approximately", "dept": "department", "govt": "government",
    "assn": "association", "univ": "university", "inc": "incorporated", "corp": "corporation", "ltd": "limited",
    "bros": "brothers", "jr": "junior", "sr": "senior", "esq": "esquire", "natl": "national", "intl": "international",
    "ave": "avenue", "blvd": "boulevard", "hwy": "highway", "pkwy": "parkway", "bldg": "building", "dist": "district",
    "intl.": "international", "mgmt": "management", "mfg": "manufacturing", "misc": "miscellaneous", "cf": "compare",
    "viz": "namely", "ibid": "ibidem", "appt": "appointment", "apt": "apartment", "comm": "committee",
    "tel": "telephone", "est": "established", "prev": "previous", "ret": "retired",
    "cav": "cavalry", "inf": "infantry",
    "bn": "battalion", "bde": "brigade", "div": "division", "regt": "regiment", "sqn": "squadron", "mtn": "mountain",
    "mtns": "mountains", "pct": "percent", "assoc": "association", "inst": "institute", "acad": "academy",
    "hosp": "hospital", "chmn": "chairman", "prov": "province", "jct": "junction", "stn": "station",
    "esp": "especially", "orig": "originally", "attn": "attention", "encl": "enclosed", "dir": "director",
    "ppl": "people", "depts": "departments", "mins": "minutes", "secs": "seconds",
    "eff": "effective", "blk": "block", "flt": "flight", "spp": "species", "elev": "elevation",
    "pt": "point", "pts": "points",
    "utd": "united", "acct": "account", "accts": "accounts",
    "pkg": "package", "pkgs": "packages",
    "lg": "large", "doz": "dozen", "pkt": "packet", "bd": "board",
    "anniv": "anniversary", "temp": "temperature", "temps": "temperatures", "cmte": "committee", "vit": "vitamin",
    "trop": "tropical",
    "cttee": "committee", "mth": "month", "mths": "months", "pg": "page", "pgs": "pages", "avg": "average",
    "wt": "weight", "amt": "amount", "amts": "amounts", "amdt": "amendment", "amdts": "amendments", "qtr": "quarter",
    "agg": "aggregate", "abn": "airborne", "cal": "caliber", "vet": "veterinarian",
    "yr": "year", "yrs": "years", "hrs": "hours", "wk": "week", "wks": "weeks",
    "mgr": "manager", "incl": "including", "excl": "excluding", "atty": "attorney", "attys": "attorneys",
}  # fmt: skip
# Anywhere and without it: what nobody could say as it is written.
POINTLESS = ("govt", "dept", "depts", "approx", "ppl", "mgmt", "intl", "natl", "assn", "bldg", "cttee", "cmte", "yrs",
             "hrs", "wks", "mths", "mins", "incl", "excl", "pkg",
             "utd")  # fmt: skip
# Before a number, with their point.
NUMBERED = {
    "no": ("number", "numbers"), "nos": ("numbers", "numbers"), "vol": ("volume", "volumes"),
    "vols": ("volumes", "volumes"), "p": ("page", "pages"), "pp": ("pages", "pages"), "fig": ("figure", "figures"),
    "figs": ("figures", "figures"), "ch": ("chapter", "chapters"), "sec": ("section", "sections"),
    "art": ("article", "articles"), "para": ("paragraph", "paragraphs"), "pt": ("part", "parts"),
    "eq": ("equation", "equations"), "ca": ("circa", "circa"), "c": ("circa", "circa"), "rt": ("route", "routes"),
    "rte": ("route", "routes"), "hwy": ("highway", "highways"), "apt": ("apartment", "apartments"),
    "rm": ("room", "rooms"), "ext": ("extension", "extensions"), "ste": ("suite", "suites"), "op": ("opus", "opera"),
    "cat": ("category", "categories"), "reg": ("regulation", "regulations"), "regs": ("regulations", "regulations"),
    "cl": ("clause", "clauses"), "ver": ("version", "versions"), "ep": ("episode", "episodes"),
    "ss": ("sections", "sections"), "paras": ("paragraphs", "paragraphs"), "pl": ("plate", "plates"),
    "prop": ("proposition", "propositions"),
    "ref": ("reference", "references"), "chs": ("chapters", "chapters"),
    "sc": ("scene", "scenes"), "sched": ("schedule", "schedules"),
    "arts": ("articles", "articles"), "secs": ("sections", "sections"),
    "res": ("resolution", "resolutions"),
    "chr": ("chromosome", "chromosomes"), "dkt": ("docket", "dockets"),
    "exh": ("exhibit", "exhibits"), "ex": ("exhibit", "exhibits"), 
    "pg": ("page", "pages"),
}  # fmt: skip
# After a town, a comma or a preposition in Britain.
COUNTIES = {
    "Beds": "Bedfordshire", "Berks": "Berkshire", "Bucks": "Buckinghamshire", "Cambs": "Cambridgeshire",
    "Glos": "Gloucestershire", "Hants": "Hampshire", "Herts": "Hertfordshire", "Lancs": "Lancashire",
    "Leics": "Leicestershire", "Lincs": "Lincolnshire", "Northants": "Northamptonshire", "Notts": "Nottinghamshire",
    "Oxon": "Oxfordshire", "Staffs": "Staffordshire", "Warks": "Warwickshire", "Wilts": "Wiltshire",
    "Worcs": "Worcestershire",
}  # fmt: skip
# After a town and a comma (Associated Press style), and in party labels.
STATES = {
    "Ala": "Alabama", "Ariz": "Arizona", "Ark": "Arkansas", "Calif": "California", "Colo": "Colorado",
    "Conn": "Connecticut", "Del": "Delaware", "Fla": "Florida", "Ga": "Georgia", "Ill": "Illinois", "Ind": "Indiana",
    "Kan": "Kansas", "Ky": "Kentucky", "La": "Louisiana", "Md": "Maryland", "Mass": "Massachusetts",
    "Mich": "Michigan", "Minn": "Minnesota", "Miss": "Mississippi", "Mo": "Missouri", "Mont": "Montana",
    "Neb": "Nebraska", "Nev": "Nevada", "Okla": "Oklahoma", "Ore": "Oregon", "Pa": "Pennsylvania",
    "Tenn": "Tennessee", "Tex": "Texas", "Vt": "Vermont", "Va": "Virginia", "Wash": "Washington", "Wis": "Wisconsin",
    "Wyo": "Wyoming", "N.H": "New Hampshire", "N.J": "New Jersey", "N.M": "New Mexico", "N.Y": "New York",
    "N.C": "North Carolina", "N.D": "North Dakota", "R.I": "Rhode Island", "S.C": "South Carolina",
    "S.D": "South Dakota", "W.Va": "West Virginia", "Ont": "Ontario", "Que": "Quebec", "Alta": "Alberta",
    "Sask": "Saskatchewan", "Man": "Manitoba",
}  # fmt: skip
