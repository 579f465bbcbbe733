import pytest
from rows import HEAD, ledger

from geomap.errors import InputError

WORDS = "Удар по складу в Карачеве, сообщил губернатор области"


@pytest.mark.parametrize("delimiter", [",", ";", "\t"], ids=["commas", "semicolons", "tabs"])
def test_delimiters_are_told_apart_by_the_first_line(delimiter: str) -> None:
    text = 'source,"quote",place\nReuters,"a; b, c\td",Kursk\n'
    head, body = text.replace(",", delimiter, 2).split("\n", 1)
    body = delimiter.join(["Reuters", '"a; b, c\td"', "Kursk"])
    found = ledger(f"{head}\n{body}\n")
    assert [quote.text for quote in found.claims[0].quotes] == ["a; b, c\td"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251"])
def test_encodings_are_told_apart(encoding: str) -> None:
    found = ledger(f'{HEAD}\nReuters,"{WORDS}"\n'.encode(encoding))
    assert found.claims[0].quotes[0].text == WORDS


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["LF", "CR LF", "CR"])
def test_cells_may_hold_line_ends_and_rows_keep_their_number(end: str) -> None:
    text = end.join([HEAD + ",lat", 'A,"one', 'two",', "B,three,x", ""])
    found = ledger(text)
    assert str(found.faults[0]).startswith("book.csv:4: lat: is 'x'; write decimal degrees")


def test_a_line_separator_in_a_quote_ends_no_row() -> None:
    assert len(ledger(f"{HEAD}\nA,one\u2028two\n").claims) == 1


def test_a_row_of_another_width_is_named_and_the_rest_mapped() -> None:
    found = ledger(f"{HEAD}\nA,one, two\nB,three\n")
    assert [claim.claimant.name for claim in found.claims] == ["B"]
    assert str(found.faults[0]).startswith("book.csv:2: 3 cells, and the first line has 2; put")


def test_a_quotation_mark_that_is_never_closed_costs_one_row() -> None:
    found = ledger(f'{HEAD}\nA,"one\nB,two\nC,three\n')
    assert [claim.claimant.name for claim in found.claims] == ["B", "C"]
    assert "book.csv:2: a quotation mark that is never closed" in str(found.faults[0])


def test_empty_rows_say_nothing() -> None:
    found = ledger(f"\n{HEAD}\n,\n\nA,one\n,\n")
    assert (len(found.claims), found.faults) == (1, ())


def test_a_formula_is_text() -> None:
    words = "=HYPERLINK(1)"
    assert ledger(f"{HEAD}\nA,{words}\n").claims[0].quotes[0].text == words
    assert ledger(f"{HEAD}\nA,'{words}\n").claims[0].quotes[0].text == words
    assert ledger(f"{HEAD}\nA,'tis over\n").claims[0].quotes[0].text == "'tis over"


def test_a_quote_may_be_as_long_as_an_article() -> None:
    assert len(ledger(f"{HEAD}\nA,{'word ' * 200_000}\n").claims[0].quotes[0].text) == 999_999


def test_ten_thousand_broken_rows_are_read_in_time() -> None:
    found = ledger(f"{HEAD}\nA,one\n" + 'B,"a"b\n' * 10_000)
    assert len(found.faults) == 10_000


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("colour,size\nred,7\n", "book.csv:1: none of the columns is known"),
        ("source,lat,lon\nA,1,1\n", "no column quote (the words of the source); add it"),
        ("quote\nx\n", "no column source (who says it); add it"),
        ("who,speaker,quote\nA,B,x\n", "columns 'who' and 'speaker' both mean source"),
        (f"{HEAD}\n", "book.csv: no claims; add a row for each"),
        (f"{HEAD}\nA,\n", "book.csv:2: quote: is empty; give the words of the source"),
    ],
)
def test_a_table_without_any_claim_is_refused(text: str, words: str) -> None:
    with pytest.raises(InputError, match=r"book\.csv") as caught:
        ledger(text)
    assert words in str(caught.value)


@pytest.mark.parametrize(
    "data", [b"", b"\0\1\2\3" * 99, b"   \n"], ids=["empty", "binary", "blank"]
)
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(InputError, match=r"book\.csv: "):
        ledger(data)


def test_unknown_columns_are_named_and_kept_nowhere() -> None:
    found = ledger("source,quote,secret\nA,one,hush\n")
    assert found.doubts[0].startswith("book.csv: not known and kept nowhere: 'secret';")
    assert "hush" not in repr(found)
