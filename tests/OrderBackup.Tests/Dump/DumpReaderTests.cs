using System.Text;
using CsCheck;
using OrderBackup.Coverage;

namespace OrderBackup.Tests.Dump;

public sealed class DumpReaderTests
{
    private const string Orders = """
        --
        -- Data for Name: orders; Type: TABLE DATA; Schema: public; Owner: postgres
        --

        COPY public.orders (id, status, note) FROM stdin;
        1	RECEIVED	\N
        2	MEASURE	two\nlines
        3	CS	\\.
        \.


        """;

    [Fact]
    public void A_whole_dump_has_no_problems()
    {
        var content = DumpText.Read(DumpText.Whole(Orders), "id");

        Assert.Empty(content.Problems);
        var block = Assert.Single(content.CopyBlocks);
        Assert.Equal(new QualifiedName("public", "orders"), block.QualifiedName);
        Assert.Equal(["id", "status", "note"], block.Columns);
        Assert.Equal(3, block.Rows);
        Assert.Equal(["PREAMBLE", "TABLE DATA"], content.Index.Select(entry => entry.Type));
    }

    [Fact]
    public void The_byte_range_of_a_block_is_exactly_its_rows()
    {
        var dump = DumpText.Whole(Orders);
        var block = Assert.Single(DumpText.Read(dump).CopyBlocks);

        var rows = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(dump).AsSpan((int)block.Offset, (int)block.Length));

        Assert.Equal("1\tRECEIVED\t\\N\n2\tMEASURE\ttwo\\nlines\n3\tCS\t\\\\.\n", rows);
    }

    [Theory]
    [InlineData("CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$\nCOPY public.orders (id) FROM stdin;\n1\n\\.\n$$;\n")]
    [InlineData("CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $_$\nBEGIN\nPERFORM $$x$$; COPY public.orders (id) FROM stdin;\n\\.\nEND $_$;\n")]
    [InlineData("COMMENT ON TABLE t IS 'it''s\nCOPY public.orders (id) FROM stdin;\n\\.\n-- PostgreSQL database dump complete\n';\n")]
    [InlineData("COMMENT ON TABLE t IS E'a\\'\nCOPY public.orders (id) FROM stdin;\n\\.\n';\n")]
    [InlineData("/* COPY public.orders (id) FROM stdin; /* nested */ \n\\. */ SELECT 1;\n")]
    [InlineData("-- COPY public.orders (id) FROM stdin;\n")]
    [InlineData("CREATE TABLE \"COPY public.orders (id) FROM stdin;\n\" (id int);\n")]
    [InlineData("CREATE FUNCTION f() RETURNS int LANGUAGE sql\n    BEGIN ATOMIC\n SELECT CASE WHEN true THEN 1 ELSE 2 END;\n SELECT pg_catalog.setval('public.s', 1, true);\nEND;\n")]
    [InlineData("CREATE OR REPLACE PROCEDURE p() LANGUAGE sql\n    BEGIN ATOMIC\n SELECT pg_catalog.setval('public.s', 1, true);\nEND;\n")]
    [InlineData("CREATE RULE r AS ON INSERT TO t DO ( SELECT 1; SELECT pg_catalog.setval('public.s', 1, true); );\n")]
    public void Text_inside_functions_strings_and_comments_is_not_data(string statement)
    {
        var content = DumpText.Read(DumpText.Whole(statement + Orders), "id");

        Assert.Empty(content.Problems);
        Assert.Equal(3, Assert.Single(content.CopyBlocks).Rows);
        Assert.Empty(content.Proof.Sequences);
    }

    [Fact]
    public void A_backslash_escapes_in_plain_strings_only_when_the_dump_says_so()
    {
        var body = "SET standard_conforming_strings = off;\nCOMMENT ON TABLE t IS 'a\\'; COPY public.x (id) FROM stdin;\\n';\n" + Orders;

        var content = DumpText.Read(DumpText.Whole(body));

        Assert.Empty(content.Problems);
        Assert.Equal("orders", Assert.Single(content.CopyBlocks).Table);
    }

    [Theory]
    [InlineData("\"Order Lines\".\"Unit.Price\"", "Order Lines", "Unit.Price")]
    [InlineData("public.\"a\"\"b\"", "public", "a\"b")]
    [InlineData("\"주문\".\"상태\"", "주문", "상태")]
    [InlineData("public.x$y", "public", "x$y")]
    public void Quoted_names_are_read_as_the_catalog_stores_them(string written, string schema, string name)
    {
        var content = DumpText.Read(DumpText.Whole($"COPY {written} (\"a b\", \"c,d\") FROM stdin;\n1\t2\n\\.\n"));

        Assert.Empty(content.Problems);
        var block = Assert.Single(content.CopyBlocks);
        Assert.Equal(new QualifiedName(schema, name), block.QualifiedName);
        Assert.Equal(["a b", "c,d"], block.Columns);
    }

    [Fact]
    public void A_table_without_columns_has_its_rows_counted()
    {
        var content = DumpText.Read(DumpText.Whole("COPY public.empty  FROM stdin;\n\n\n\n\\.\n"));

        Assert.Empty(content.Problems);
        Assert.Equal(3, Assert.Single(content.CopyBlocks).Rows);
    }

    [Fact]
    public void Sequences_are_read_with_their_state()
    {
        var content = DumpText.Read(DumpText.Whole(
            "SELECT pg_catalog.setval('public.orders_id_seq', 42, true);\nSELECT pg_catalog.setval('\"S\".\"it''s\"', -7, false);\n"));

        Assert.Collection(
            content.Proof.Sequences,
            first => Assert.Equal(("S", "it's", -7L, false), (first.Schema, first.Name, first.LastValue, first.IsCalled)),
            second => Assert.Equal(("public", "orders_id_seq", 42L, true), (second.Schema, second.Name, second.LastValue, second.IsCalled)));
    }

    [Fact]
    public void Large_objects_are_proven_by_content_and_not_by_how_it_is_cut()
    {
        static string Large(params string[] pieces) =>
            "SELECT pg_catalog.lo_open('77', 131072);\n" + string.Concat(pieces.Select(piece => $"SELECT pg_catalog.lowrite(0, '\\x{piece}');\n"))
            + "SELECT pg_catalog.lo_close(0);\n";

        var whole = DumpText.Read(DumpText.Whole(Large("00ff10"))).Proof.LargeObjects;
        var cut = DumpText.Read(DumpText.Whole(Large("00", "ff10"))).Proof.LargeObjects;
        var other = DumpText.Read(DumpText.Whole(Large("00ff11"))).Proof.LargeObjects;

        Assert.Equal((1, 77u, 3L), (whole.Count, whole.Objects[0].Oid, whole.Objects[0].Bytes));
        Assert.Equal(whole.Digest, cut.Digest);
        Assert.NotEqual(whole.Digest, other.Digest);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(64)]
    public void How_the_bytes_arrive_does_not_matter(int pieceLength)
    {
        var dump = Encoding.UTF8.GetBytes(DumpText.Whole(
            "CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $_$ '\"$$ $_$;\n/* x */ COMMENT ON TABLE t IS 'a''b';\n" + Orders
            + "SELECT pg_catalog.setval('public.s', 5, true);\n"));
        var whole = DumpText.Read(dump, int.MaxValue, "id");

        var pieces = DumpText.Read(dump, pieceLength, "id");

        Assert.Equal(System.Text.Json.JsonSerializer.Serialize(whole), System.Text.Json.JsonSerializer.Serialize(pieces));
        Assert.Empty(pieces.Problems);
    }

    [Fact]
    public void Every_cut_of_a_dump_is_noticed()
    {
        var dump = Encoding.UTF8.GetBytes(DumpText.Whole("CREATE TABLE t (id int);\n" + Orders).TrimEnd() + "\n");
        Assert.Empty(DumpText.Read(dump, int.MaxValue).Problems);

        for (var length = 0; length < dump.Length - 1; length++)
        {
            Assert.NotEmpty(DumpText.Read(dump[..length], int.MaxValue).Problems);
        }
    }

    [Theory]
    [InlineData("\\! rm -rf /\n")]
    [InlineData("\\connect other\n")]
    [InlineData("\\unrestrict WrongKey\n")]
    public void Commands_that_pg_dump_does_not_write_are_problems(string command)
    {
        Assert.Contains(DumpText.Read(DumpText.Whole(command)).Problems, problem => problem.Contains("psql command", StringComparison.Ordinal));
    }

    [Fact]
    public void Rows_with_too_few_or_too_many_fields_are_problems()
    {
        var content = DumpText.Read(DumpText.Whole("COPY public.t (a, b) FROM stdin;\n1\t2\n3\n4\t5\t6\n\\.\n"));

        var problem = Assert.Single(content.Problems);
        Assert.Equal("2 rows of t, the first of them row 2, do not have 2 fields", problem);
    }

    [Theory]
    [InlineData("SJIS", new byte[] { 0x83, 0x5C, 0x83, 0x09 })]
    [InlineData("BIG5", new byte[] { 0xA5, 0x5C, 0xA5, 0x0A })]
    [InlineData("GB18030", new byte[] { 0x81, 0x30, 0x81, 0x30, 0x81, 0x5C })]
    public void Characters_whose_second_byte_looks_like_ascii_do_not_end_a_field(string encoding, byte[] value)
    {
        byte[] dump =
        [
            .. Encoding.ASCII.GetBytes($"SET client_encoding = '{encoding}';\nCOPY public.t (a, b) FROM stdin;\n"),
            .. value, (byte)'\t', (byte)'x', (byte)'\n',
            .. Encoding.ASCII.GetBytes("\\.\n\n-- PostgreSQL database dump complete\n"),
        ];

        foreach (var pieceLength in new[] { 1, 2, 3, int.MaxValue })
        {
            var content = DumpText.Read(dump, pieceLength);
            Assert.Empty(content.Problems);
            Assert.Equal(1, Assert.Single(content.CopyBlocks).Rows);
        }
    }

    [Fact]
    public void Random_bytes_never_throw_and_never_pass_for_a_dump()
    {
        var telling = "\\.\n'\"$-;/*() \tCOPYstdin;"u8.ToArray();
        var alphabet = Gen.OneOf(Gen.Byte, Gen.Int[0, telling.Length - 1].Select(i => telling[i]));
        Gen.Select(alphabet.Array[0, 400], Gen.Int[1, 50]).Sample((bytes, pieceLength) =>
        {
            Assert.NotEmpty(DumpText.Read(bytes, pieceLength).Problems);
        });
    }

    [Fact]
    public void The_order_of_rows_and_columns_does_not_matter_but_every_value_does()
    {
        static Proof.TableProof Table(string columns, params string[] rows) =>
            DumpText.Read(DumpText.Whole($"COPY public.t ({columns}) FROM stdin;\n{string.Join('\n', rows)}\n\\.\n"), "id").Proof.Tables[0];

        var original = Table("id, a, b", "1\tx\ty", "2\tz\t\\N");
        var reordered = Table("b, id, a", "\\N\t2\tz", "y\t1\tx");
        var swapped = Table("id, a, b", "1\tz\ty", "2\tx\t\\N");

        Assert.Equal(original.Digest, reordered.Digest);
        Assert.Equal(original.Columns.OrderBy(column => column.Name), reordered.Columns.OrderBy(column => column.Name));
        Assert.NotEqual(original.Digest, swapped.Digest);
        Assert.Equal(original.Columns[0], swapped.Columns[0]);
        Assert.NotEqual(original.Columns[1], swapped.Columns[1]);
        Assert.Equal(original.Columns[2], swapped.Columns[2]);
    }

    [Fact]
    public void A_field_longer_than_any_buffer_is_digested_as_one()
    {
        var value = new string('x', 5_000_000);
        var dump = Encoding.UTF8.GetBytes(DumpText.Whole($"COPY public.t (id, a) FROM stdin;\n1\t{value}\n\\.\n"));

        Assert.Equal(
            DumpText.Read(dump, int.MaxValue, "id").Proof.Tables[0].Digest,
            DumpText.Read(dump, 65_536, "id").Proof.Tables[0].Digest);
    }
}
