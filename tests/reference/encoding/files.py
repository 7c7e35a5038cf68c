"""Files, and settings of `descent encode`: what it writes has to be what pandas writes."""

import io
from random import Random

import pandas as pd

SHIRTS = "size,city,price,stock\nM,Oslo,1.5,3\nS,,2,10\nL,Bergen,,7\nM,Oslo,1e-7,0\n"
NUMBERS = (
    "i,gaps,f,g,long,huge,plus\n"
    "1,1,0.1,1e16,12345678901234567,18446744073709551615,+5\n"
    "-2,,0.30000000000000004,1E+15,-9007199254740993,9223372036854775808,007\n"
    "0,NaN,.5,-0.0,1,1, 12 \n"
    "10,3,5.,inf,0,0,-0\n"
)
BOOLEANS = "b,gaps,words,n\nTrue,TRUE,yes,1\nfalse,,no,0\nFALSE,False,True,1\ntRuE,null,no,\n"
QUOTES = (
    'a,"b, c","d ""e"""\n"x, y",1,"he said ""no"""\n"two\nlines",2,\' \n plain ,3,"NA"\n"1",4,""\n'
)
UNICODE = "Größe,日,a_b\nkleiner,東京,c\n\U0001f427,大阪,c_d\n\uff5e,東京,\n"
MISSING = "a,b\n" + "".join(
    f"{spelling},{i}\n" for i, spelling in enumerate(
        ["", "#N/A", "#N/A N/A", "#NA", "-1.#IND", "-1.#QNAN", "-NaN", "-nan", "1.#IND", "1.#QNAN",
         "<NA>", "N/A", "NA", "NULL", "NaN", "n/a", "nan", "null", "None", "Na", " NA", "NAN", "-",
         "?", "missing", "none"])
)
ORDER = {"ordinal": {"size": ["S", "M", "L"]}}

FILES = [
    ("defaults", SHIRTS, {}),
    ("a column of numbers", SHIRTS, {"columns": ["stock"]}),
    ("columns in another order", SHIRTS, {"columns": ["stock", "size"]}),
    ("a column twice", SHIRTS, {"columns": ["city", "city"]}),
    ("as many columns as there are", "a,b\nx,1\ny,2\n", {"columns": ["a", "a"]}),
    ("a prefix for all", SHIRTS, {"prefix": "p"}),
    ("no prefix", SHIRTS, {"prefix": "", "prefix_sep": ""}),
    ("prefixes in order", SHIRTS, {"prefix": ["s", "c"]}),
    ("prefixes by column", SHIRTS, {"prefix": {"size": "s", "city": "c=d"}}),
    ("a separator", SHIRTS, {"prefix_sep": "="}),
    ("a separator to be quoted", SHIRTS, {"prefix_sep": ","}),
    ("missing cells", SHIRTS, {"dummy_na": True}),
    ("the first dropped", SHIRTS, {"drop_first": True}),
    ("both", SHIRTS, {"dummy_na": True, "drop_first": True}),
    *((f"cells as {dtype}", SHIRTS, {"dtype": dtype})
      for dtype in ["bool", "float", "int", "uint8", "int64", "float32", "float16"]),
    ("an order", SHIRTS, ORDER),
    ("an order beside the rest", SHIRTS, {**ORDER, "dummy_na": True, "dtype": "float"}),
    ("an order with a cell missing", "n,size\n1,S\n2,\n3,L\n", ORDER),
    ("an order of numbers", "g,h\n2,x\n1,y\n3,\n", {"ordinal": {"g": ["3", "2", "1"]}}),
    ("two orders", "size,g,c\nS,lo,x\nL,hi,y\n",
     {"ordinal": {"size": ["S", "M", "L"], "g": ["lo", "hi"]}}),
    ("numbers", NUMBERS, {}),
    *((f"numbers in {name}", NUMBERS, {"columns": [name]})
      for name in ["i", "gaps", "f", "g", "long", "huge", "plus"]),
    ("whole numbers and missing", NUMBERS, {"columns": ["i", "gaps", "f"], "dummy_na": True}),
    ("beyond 64 bits", "a,b\n18446744073709551616,1\n5,2\n", {}),
    ("signs beyond 63 bits", "a,b\n18446744073709551615,1\n-5,2\n", {}),
    ("missing beyond 63 bits", "a,b\n18446744073709551615,1\n,2\n", {}),
    ("fractions beyond 63 bits", "a,b\n18446744073709551615,1\n0.5,2\n", {}),
    ("fractions behind the limits", "a,b\n9223372036854775807,1\n-9223372036854775808,2\n", {}),
    ("what looks like numbers", "a,b,c,d,e\n1_000,0x10,1e,1 2,--1\n2,3,4,5,6\n", {}),
    ("blanks around numbers", "a,b,c\n 1 ,2 , 0.5\n3, 4 , 1e3 \n", {}),
    ("infinities", "a,b,c\ninf,Infinity,1\n-INF,+inf,2\n1,-Infinity, inf\n", {}),
    ("far exponents", "a\n1e308\n1e-320\n123456789e-320\n0.00000000000000000001\n1e23\n", {}),
    ("a number out of range", "a\n1e999\n1\n", {}),
    ("booleans", BOOLEANS, {}),
    ("booleans chosen", BOOLEANS, {"columns": ["b", "gaps"], "dummy_na": True}),
    ("booleans with gaps that stay", BOOLEANS, {"columns": ["words"]}),
    ("words and numbers", "a,b\n1,True\n1.0,1\nx,0\n1,true\n", {}),
    ("quotes", QUOTES, {}),
    ("quotes that stay", QUOTES, {"columns": []}),
    ("quotes in names", QUOTES, {"dummy_na": True, "prefix": ["\"", "\n"]}),
    ("Unicode", UNICODE, {}),
    ("Unicode chosen", UNICODE, {"columns": ["日"], "prefix": "🐧", "prefix_sep": "·"}),
    ("a byte order mark", "\ufeff" + SHIRTS, {}),
    ("CR and LF", SHIRTS.replace("\n", "\r\n"), {}),
    ("the last line open", SHIRTS[:-1], {}),
    ("missing spellings", MISSING, {}),
    ("missing spellings that stay", MISSING, {"columns": ["b"]}),
    ("all missing", "a,b\n,x\nNA,x\n", {}),
    ("all missing, chosen", "a,b\n,x\nNA,x\n", {"columns": ["a"], "dummy_na": True}),
    ("all missing, dropped", "a\nNA\nNA\n",
     {"columns": ["a"], "dummy_na": True, "drop_first": True}),
    ("one level", "a,b\nx,y\nx,y\n", {}),
    ("one level dropped", "a,b\nx,y\nx,y\n", {"drop_first": True}),
    ("one level dropped, and missing", "a\nx\nNA\n", {"drop_first": True, "dummy_na": True}),
    ("one column with a gap", 'n\n1.5\nNA\n""\n', {}),
    ("one column that stays", "a\nx\nNA\n", {"columns": []}),
    ("a header only", "a,b,n\n", {}),
    ("a header without an end", "a,b", {"dummy_na": True}),
    ("a header and what stays", "a,b\n", {"columns": ["b"]}),
    ("same names", "a,a,a.1,a,b\nx,1,y,2,3\n,4,z,5,6\n", {}),
    ("same names, one chosen", "a,a,b\nx,u,1\ny,v,2\n", {"columns": ["a.1"]}),
    ("names that are missing", ",a,,a\nx,1,2,y\n", {}),
    ("names that meet", "a,a_b,a_x\nb_c,c,1\nx,y,2\n", {}),
    ("short rows", "a,b,c\nx\n1,y\nz,w,3\n", {}),
    ("empty lines", "\n\na,b\n\nx,1\n \n\ny,2\n\n", {}),
    ("commas alone", "a,b\n,\nx,1\n,\n", {"dummy_na": True}),
    ("names of rows", "a,b\nr1,x,1\nr2,y,2\n", {}),
    ("days", "day,n\n2021-01-02,1\n2021-01-02,2\n1999-12-31,3\n", {}),
    ("semicolons are no commas", "a;b\nx;1\ny;2\n", {}),
]


def drawn(seed):
    """Numbers of all lengths, words and gaps, as a table of some rows."""
    random = Random(seed)

    def number():
        digits = random.randint(1, 19)
        text = "".join(random.choice("0123456789") for _ in range(digits))
        point = random.randint(0, digits)
        exponent = random.choice(["", "", "", f"e{random.randint(-30, 30)}"])
        return f"{random.choice(['', '-'])}{text[:point] or '0'}.{text[point:]}{exponent}"

    makers = [
        number,
        lambda: repr(random.gauss(0, 1)),
        lambda: repr(random.gauss(0, 1e6)),
        lambda: str(random.randint(-20, 20)),
        lambda: random.choice(["a", "b", "B", "é", "a b", "NA", "", '"x, y"', "1"]),
        lambda: random.choice(["True", "False"]),
        lambda: random.choice(["True", "False", ""]),
        lambda: random.choice(["1", "2", ""]),
    ]
    rows = [[make() for make in makers] for _ in range(12)]
    names = [f"c{i}" for i in range(len(makers))]
    text = "".join(",".join(row) + "\n" for row in [names, *rows])
    settings = {"dummy_na": random.random() < 0.5, "drop_first": random.random() < 0.5,
                "dtype": random.choice(["uint8", "bool", "float"])}
    if random.random() < 0.5:
        settings["columns"] = random.sample(names, random.randint(1, 4))
    return f"drawn {seed}", text, settings


FILES += [drawn(seed) for seed in range(40)]


def read(text, settings):
    frame = pd.read_csv(io.BytesIO(text.encode()))
    for name, order in settings.get("ordinal", {}).items():
        ranks = {str(level): rank for rank, level in enumerate(order)}
        frame[name] = frame[name].map(lambda cell: ranks[str(cell)], na_action="ignore")
    return frame


def arguments(settings):
    """The same settings on the command line."""
    given = []
    for key, value in settings.items():
        option = "--" + key.replace("_", "-")
        if key == "ordinal":
            for name, order in value.items():
                given += [option, f"{name}={'<'.join(order)}"]
        elif isinstance(value, bool):
            given += [option] if value else []
        elif isinstance(value, dict):
            given += [option, listed([f"{name}={text}" for name, text in value.items()])]
        else:
            given += [option, listed(value) if isinstance(value, list) else value]
    return given


def listed(texts):
    """As a row of CSV."""
    return ",".join(
        '"' + text.replace('"', '""') + '"' if any(c in text for c in ',"\n') else text
        for text in texts
    )
