using OrderBackup.Coverage.Manifest;

namespace OrderBackup.Coverage.Tests.Manifest;

public sealed class ManifestEditorTests
{
    private const string Text = """
        # Head of the file.
        @root orders

        # Its tasks.
        order_tasks.id     <- OrderTask.Id

        # The order itself.
        orders.id          <- Order.Id
        orders.memo
        orders.status      <- Order.Status   {state A, B}   # the state

        """;

    [Theory]
    [InlineData("access.id", "\n\n", "access.id          <- T.P", "# Its tasks.")]
    [InlineData("order_tasks.a", "# Its tasks.\n", "order_tasks.a      <- T.P", "order_tasks.id ")]
    [InlineData("order_tasks.zip", "OrderTask.Id\n", "order_tasks.zip    <- T.P", "\n# The order itself.")]
    [InlineData("orders.address", "# The order itself.\n", "orders.address     <- T.P", "orders.id ")]
    [InlineData("orders.name", "orders.memo\n", "orders.name        <- T.P", "orders.status ")]
    [InlineData("orders.zip", "# the state\n", "orders.zip         <- T.P", "")]
    [InlineData("orders.column_of_a_long_name", "# The order itself.\n", "orders.column_of_a_long_name  <- T.P", "orders.id ")]
    public void Line_is_added_at_its_place_and_in_line_with_the_others(string key, string above, string added, string below)
    {
        var text = Add(Text, new() { Key = Key(key), Properties = ["T.P"] });
        Assert.Equal(Text, text.Replace(added + "\n", "", StringComparison.Ordinal));
        Assert.Contains(above + added + "\n" + below, text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("@root orders", "@root orders\n\norders.id")]
    [InlineData("@root orders\n", "@root orders\n\norders.id\n")]
    [InlineData("@root orders\n\n", "@root orders\n\norders.id\n")]
    [InlineData("@root orders\r\n", "@root orders\r\n\r\norders.id\r\n")]
    [InlineData("", "orders.id\n")]
    [InlineData("\uFEFF", "\uFEFForders.id\n")]
    [InlineData("a.b\r\nz.z", "a.b\r\norders.id\r\nz.z")]
    [InlineData("a.b\r\nb.b", "a.b\r\nb.b\r\norders.id")]
    [InlineData("# head\nz.z", "# head\norders.id\nz.z")]
    [InlineData("# head\n\n# z\nz.z", "# head\n\norders.id\n# z\nz.z")]
    [InlineData("orders.a\n\n# rest\norders.z", "orders.a\norders.id\n\n# rest\norders.z")]
    [InlineData("orders.id # there", "orders.id # there")]
    public void Line_ends_and_the_end_of_the_file_stay(string text, string expected) => Assert.Equal(expected, Add(text, new() { Key = Key("orders.id") }));

    [Fact]
    public void Several_lines_go_to_their_places_in_one_go()
    {
        var keys = new[] { "orders.z", "orders.a", "b.b", "orders.a", "orders.m" };
        var manifest = CoverageManifest.Parse("@root orders\norders.b\norders.n\n");
        var text = ManifestEdit.Apply(manifest.Text, ManifestEditor.AddLines(manifest, keys.Select(key => new ManifestLine { Key = Key(key) })));
        Assert.Equal("@root orders\nb.b\norders.a\norders.b\norders.m\norders.n\norders.z\n", text);
    }

    [Theory]
    [InlineData("a.b\nc.d\ne.f\n", 1, 1, "a.b\ne.f\n")]
    [InlineData("a.b\r\nc.d", 1, 1, "a.b")]
    [InlineData("a.b\nc.d\ne.f", 1, 2, "a.b")]
    [InlineData("# kept\na.b # gone\n", 0, 0, "# kept\n")]
    [InlineData("\uFEFFa.b", 0, 0, "\uFEFF")]
    public void Removed_lines_leave_the_others_as_they_were(string text, int first, int last, string expected)
    {
        var manifest = CoverageManifest.Parse(text);
        var edits = ManifestEditor.RemoveEntries(manifest, manifest.Entries.Skip(first).Take(last - first + 1));
        Assert.Equal(expected, ManifestEdit.Apply(text, edits));
    }

    [Theory]
    [InlineData("a.b", "a.b  <- T.P")]
    [InlineData("a.b   {state}", "a.b  <- T.P  {state}")]
    [InlineData("a.b                {state}", "a.b  <- T.P        {state}")]
    [InlineData("a.b             # note\r\n", "a.b  <- T.P     # note\r\n")]
    [InlineData("a.b{state}", "a.b  <- T.P  {state}")]
    [InlineData("a.a      <- T.A\na.b", "a.a      <- T.A\na.b      <- T.P")]
    [InlineData("a.b <- T.A   {state}", "a.b <- T.A, T.P  {state}")]
    [InlineData("a.b <- T.A,T.B , T.Z {state}", "a.b <- T.A,T.B, T.P, T.Z {state}")]
    [InlineData("a.b <- Z.Z, T.A", "a.b <- T.P, Z.Z, T.A")]
    [InlineData("a.long_name\na.b", "a.long_name\na.b          <- T.P")]
    [InlineData("a.b <-", "a.b <- T.P")]
    public void Arrow_is_put_where_others_have_it(string text, string expected)
    {
        var manifest = CoverageManifest.Parse(text);
        Assert.Equal(expected, ManifestEdit.Apply(text, ManifestEditor.AddProperty(manifest, manifest.Entries[^1], "T.P")));
    }

    [Theory]
    [InlineData("a.b <- T.A", 0, "a.b ")]
    [InlineData("a.b <- T.A   {state}", 0, "a.b          {state}")]
    [InlineData("a.b <- T.A, T.B, T.C", 0, "a.b <- T.B, T.C")]
    [InlineData("a.b <- T.A, T.B, T.C", 1, "a.b <- T.A, T.C")]
    [InlineData("a.b <- T.A, T.B", 1, "a.b <- T.A")]
    [InlineData("x.y\n<- T.A {exempt: r}\n", 0, "x.y\n")]
    public void Removed_property_leaves_the_column(string text, int index, string expected)
    {
        var manifest = CoverageManifest.Parse(text);
        var entry = manifest.Entries[^1];
        Assert.Equal(expected, ManifestEdit.Apply(text, ManifestEditor.RemoveProperty(manifest, entry, entry.Properties[index])));
    }

    [Theory]
    [InlineData("a.b   <- T.P", "a.long_name  <- T.P")]
    [InlineData("a.b          <- T.P", "a.long_name  <- T.P")]
    [InlineData("a.b", "a.long_name")]
    [InlineData("<- T.P {exempt: r}", "a.long_name  <- T.P {exempt: r}")]
    public void Key_is_replaced_in_its_place(string text, string expected)
    {
        var manifest = CoverageManifest.Parse(text);
        Assert.Equal(expected, ManifestEdit.Apply(text, ManifestEditor.ReplaceKey(manifest, manifest.Entries[0], Key("a.long_name"))));
    }

    [Theory]
    [InlineData("a.b {state A, B} # n", "a.b {state X, \"Y, Z\"} # n")]
    [InlineData("a.b <- T.P", "a.b <- T.P  {state X, \"Y, Z\"}")]
    [InlineData("a.b", "a.b  {state X, \"Y, Z\"}")]
    public void State_values_are_set(string text, string expected)
    {
        var manifest = CoverageManifest.Parse(text);
        Assert.Equal(expected, ManifestEdit.Apply(text, ManifestEditor.SetStateValues(manifest, manifest.Entries[0], ["X", "Y, Z"])));
    }

    [Theory]
    [InlineData("b.b\na.a", "a.a\nb.b")]
    [InlineData("# head\n@root x\n\n# b\n# bb\nb.b # 1\n\na.a\r\n", "# head\n@root x\n\na.a\n\n# b\n# bb\nb.b # 1\r\n")]
    [InlineData("# head\nb.b\na.a\n", "# head\na.a\nb.b\n")]
    [InlineData("c.c\n???\nb.b\n@root a\na.a\n", "a.a\n???\nb.b\n@root a\nc.c\n")]
    public void Sorting_moves_entries_with_their_comments_and_nothing_else(string text, string expected)
    {
        var manifest = CoverageManifest.Parse(text);
        Assert.Equal(expected, ManifestEdit.Apply(text, ManifestEditor.Sort(manifest)));
        Assert.Empty(ManifestEditor.Sort(CoverageManifest.Parse(expected)));
    }

    [Fact]
    public void Overlapping_edits_are_refused()
    {
        Assert.Throws<ArgumentException>(() => ManifestEdit.Apply("abc", [new(new(0, 2), ""), new(new(1, 1), "")]));
        Assert.Throws<ArgumentException>(() => ManifestEdit.Apply("abc", [new(new(2, 2), "")]));
    }

    private static string Add(string text, ManifestLine line) => ManifestEdit.Apply(text, ManifestEditor.AddLine(CoverageManifest.Parse(text), line));

    private static ColumnKey Key(string text) => ManifestText.ParseEntry(text).Key!;
}
