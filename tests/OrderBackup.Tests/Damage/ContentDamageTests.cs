namespace OrderBackup.Tests.Damage;

/// <summary>
/// Changed data and definitions are found by the proof alone: every checksum of the backup is made right again after the
/// change, so that no hash of a file can notice it.
/// </summary>
public sealed class ContentDamageTests(MadeBackups backups) : IClassFixture<MadeBackups>
{
    private const int Status = 1;
    private const int Amount = 3;
    private const int Memo = 5;

    [Fact]
    public async Task Values_swapped_between_two_rows_are_named_by_column()
    {
        var findings = await AfterRowsAsync("orders", rows => (rows[0][Status], rows[1][Status]) = (rows[1][Status], rows[0][Status]));
        AssertOne(findings, RuntimeIds.DataDamaged, "orders", "status");
    }

    [Fact]
    public async Task Values_swapped_in_a_table_without_a_key_are_named_by_table()
    {
        var finding = AssertOne(
            await AfterRowsAsync("measures", rows => (rows[0][0], rows[1][0]) = (rows[1][0], rows[0][0])), RuntimeIds.DataDamaged, "measures", null);
        Assert.Contains("combined into different rows", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Null_that_became_empty_text_is_named_by_column() => AssertOne(
        await AfterRowsAsync("orders", rows => Change(rows[0], Memo, @"\N", "")), RuntimeIds.DataDamaged, "orders", "memo");

    [Fact]
    public async Task Empty_text_that_became_null_is_named_by_column() => AssertOne(
        await AfterRowsAsync("orders", rows => Change(rows[1], Memo, "", @"\N")), RuntimeIds.DataDamaged, "orders", "memo");

    [Fact]
    public async Task Null_swapped_with_empty_text_of_the_next_row_is_named_by_column() => AssertOne(
        await AfterRowsAsync("orders", rows => (rows[0][Memo], rows[1][Memo]) = (rows[1][Memo], rows[0][Memo])), RuntimeIds.DataDamaged, "orders", "memo");

    [Fact]
    public async Task Number_with_another_scale_is_named_by_column() => AssertOne(
        await AfterRowsAsync("orders", rows => Change(rows[0], Amount, "1.0", "1.00")), RuntimeIds.DataDamaged, "orders", "amount");

    [Fact]
    public async Task Digit_inside_a_document_is_named_by_column() => AssertOne(
        await AfterAsync(copy => copy.ReplaceInDump("""{"stage": 17}""", """{"stage": 71}""")), RuntimeIds.DataDamaged, "orders", "structured_data");

    [Fact]
    public async Task Lost_row_is_named_by_table()
    {
        var finding = AssertOne(await AfterRowsAsync("order_events", rows => rows.RemoveAt(30)), RuntimeIds.DataDamaged, "order_events", null);
        Assert.Contains("59 rows instead of 60", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Repeated_row_is_named_by_table() => AssertOne(
        await AfterRowsAsync("order_events", rows => rows.Add(rows[0])), RuntimeIds.DataDamaged, "order_events", null);

    [Fact]
    public async Task Lost_field_is_named_by_table_and_row()
    {
        var findings = await AfterRowsAsync("order_events", rows => rows[6] = rows[6][..^1]);
        Assert.Contains(findings, finding => finding.Id == RuntimeIds.DumpIncomplete && finding.Message.Contains("order_events, the first of them row 7,", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Rows_in_another_order_are_the_same_data()
    {
        using var copy = await backups.Copy().ProveIntactAsync();
        copy.EditRows("orders", rows => rows.Reverse());
        copy.Reseal();
        await copy.ProveIntactAsync();
    }

    [Fact]
    public async Task Changed_sequence_value_is_named_by_sequence()
    {
        var findings = await AfterAsync(copy => copy.ReplaceInDump("'public.drawing_a', 5, true", "'public.drawing_a', 6, true"));
        var finding = Assert.Single(findings, finding => finding.Id == RuntimeIds.DataDamaged);
        Assert.Equal("drawing_a", finding.Table);
        Assert.Contains("is at 6 instead of 5", finding.Message, StringComparison.Ordinal);
        AssertText(findings, "SEQUENCE SET public.drawing_a");
    }

    [Fact]
    public async Task Sequence_value_under_the_name_of_another_sequence_is_named()
    {
        var findings = await AfterAsync(copy => copy.ReplaceInDump("setval('public.drawing_c'", "setval('public.drawing_a'"));
        Assert.Contains(findings, finding => finding is { Id: RuntimeIds.DataDamaged, Table: "drawing_c" });
        Assert.Contains(findings, finding => finding.Id == RuntimeIds.DumpIncomplete && finding.Message.EndsWith("the value of sequence drawing_a is set twice.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Changed_byte_of_a_large_object_is_named_by_its_oid()
    {
        var findings = await AfterAsync(copy => copy.ReplaceInDump("00010203040506070809", "00010203040506070808"));
        Assert.Contains("content of large object 70001 differs", Assert.Single(findings, finding => finding.Id == RuntimeIds.DataDamaged).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Large_object_under_the_oid_of_another_one_is_named()
    {
        var findings = await AfterAsync(copy => copy.ReplaceInDump("lo_open('70003'", "lo_open('70001'"));
        Assert.Contains(findings, finding => finding.Id == RuntimeIds.DataDamaged && finding.Message.Contains("large object 70003 is missing", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Exchanged_columns_of_a_copy_header_are_named()
    {
        var findings = await AfterAsync(copy => copy.ReplaceInDump("COPY public.measures (a, c)", "COPY public.measures (c, a)"));
        Assert.Equal(["a", "c"], findings.Where(finding => finding is { Id: RuntimeIds.DataDamaged, Table: "measures" }).Select(finding => finding.TableColumn).Order());
        AssertText(findings, "TABLE DATA public.measures");
    }

    [Fact]
    public async Task Column_named_twice_in_a_copy_header_is_named()
    {
        var findings = await AfterAsync(copy => copy.ReplaceInDump("COPY public.measures (a, c)", "COPY public.measures (a, a)"));
        Assert.Equal(["a", "c"], findings.Where(finding => finding is { Id: RuntimeIds.DataDamaged, Table: "measures" }).Select(finding => finding.TableColumn).Order());
    }

    [Fact]
    public async Task Rows_under_the_name_of_another_table_are_named()
    {
        var findings = await AfterAsync(copy => copy.ReplaceInDump("COPY public.measures (a, c)", "COPY public.measured (a, c)"));
        Assert.Contains(findings, finding => finding is { Id: RuntimeIds.DataDamaged, Table: "measures" });
        Assert.Contains(findings, finding => finding is { Id: RuntimeIds.DataDamaged, Table: "measured" });
    }

    [Theory]
    [InlineData("SELECT 'COPY public.orders (id) FROM stdin;", "SELECT 'COPY public.orders (no) FROM stdin;", "FUNCTION public.import_orders()")]
    [InlineData("    memo text,", "    memo char,", "TABLE public.orders")]
    [InlineData("REFERENCES public.orders(id);", "REFERENCES public.orders(id) NOT VALID;", "FK CONSTRAINT public.order_events order_events_order_id_fkey")]
    [InlineData("USING btree (order_id)", "USING btree (kind)", "INDEX public.order_events_order")]
    [InlineData("SET standard_conforming_strings = on;", "SET standard_conforming_strings = off;", "what stands before the first object")]
    public async Task Changed_definition_is_named_by_object(string old, string with, string named) =>
        AssertText(await AfterAsync(copy => copy.ReplaceInDump(old, with)), named);

    [Fact]
    public async Task Lost_definition_is_named_by_object()
    {
        var findings = await AfterAsync(copy => copy.EditDump(text =>
        {
            var start = text.IndexOf("-- Name: order_events_order; Type: INDEX", StringComparison.Ordinal);
            return text[..start] + text[text.IndexOf("-- Name: ", start + 1, StringComparison.Ordinal)..];
        }));
        Assert.Contains(findings, finding => finding.Id == RuntimeIds.DefinitionDamaged && finding.Message.Contains("INDEX public.order_events_order is missing", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("\n\\! true\n")]
    [InlineData("\nDROP TABLE public.orders;\n")]
    public async Task Anything_added_behind_the_end_is_found(string added)
    {
        var findings = await AfterAsync(copy => copy.EditDump(text => text + added));
        Assert.Contains(findings, finding => finding.Id == RuntimeIds.DumpIncomplete);
    }

    private static void Change(string[] row, int field, string from, string to)
    {
        Assert.Equal(from, row[field]);
        row[field] = to;
    }

    private static Finding AssertOne(IReadOnlyList<Finding> findings, string id, string table, string? column)
    {
        var finding = Assert.Single(findings);
        Assert.Equal((id, table, column), (finding.Id, finding.Table, finding.TableColumn));
        return finding;
    }

    private static void AssertText(IReadOnlyList<Finding> findings, string named) => Assert.Contains(
        findings, finding => finding.Id == RuntimeIds.DefinitionDamaged && finding.Message.Contains($"{named} was changed", StringComparison.Ordinal));

    private Task<IReadOnlyList<Finding>> AfterRowsAsync(string table, Action<List<string[]>> edit) => AfterAsync(copy => copy.EditRows(table, edit));

    private async Task<IReadOnlyList<Finding>> AfterAsync(Action<BackupCopy> damage)
    {
        using var copy = await backups.Copy().ProveIntactAsync();
        damage(copy);
        Assert.Contains(await copy.FindDamageAsync(), finding => finding.Id == RuntimeIds.FileDamaged && finding.File == copy.Dump);
        copy.Reseal();
        var findings = await copy.FindDamageAsync();
        Assert.All(findings, finding => Assert.Equal(copy.Dump, finding.File));
        return findings;
    }
}
