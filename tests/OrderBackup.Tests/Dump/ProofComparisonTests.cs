using OrderBackup.Proof;

namespace OrderBackup.Tests.Dump;

public sealed class ProofComparisonTests
{
    private const string Rows = "COPY public.t (id, a, b) FROM stdin;\n1\tx\t1.0\n2\ty\t\\N\n3\tx\t\n\\.\n";

    [Fact]
    public void Equal_data_has_no_difference() => Assert.Empty(Compare(Rows, Rows));

    [Theory]
    [InlineData("1.0", "1.00", "values of t.b differ")]
    [InlineData("2\ty\t\\N", "2\ty\t", "values of t.b differ")]
    [InlineData("1\tx\t1.0\n2\ty", "1\ty\t1.0\n2\tx", "values of t.a differ")]
    [InlineData("3\tx\t\n", "", "t has 2 rows instead of 3")]
    [InlineData("id, a, b", "id, a, c", "column t.b is missing|column t.c is not in the backup")]
    [InlineData("public.t ", "public.u ", "table t is missing: 3 rows of it are in the backup|table u with 3 rows is not in the backup")]
    public void Each_kind_of_change_is_named(string from, string to, string expected)
    {
        Assert.Contains(from, Rows, StringComparison.Ordinal);

        Assert.Equal(expected.Split('|'), Compare(Rows, Rows.Replace(from, to, StringComparison.Ordinal)));
    }

    [Fact]
    public void Values_swapped_between_rows_of_a_table_without_a_key_show_as_other_rows()
    {
        var swapped = Rows.Replace("1\tx\t1.0\n2\ty", "1\ty\t1.0\n2\tx", StringComparison.Ordinal);

        Assert.Equal(
            ["t has the same values in every column, but combined into different rows"],
            ProofComparison.Compare(Proof(Rows), Proof(swapped)).Select(difference => difference.Message));
    }

    [Theory]
    [InlineData("5, true", "6, true", "sequence s is at 6 instead of 5")]
    [InlineData("5, true", "5, false", "sequence s is at 5 (not yet used) instead of 5")]
    public void A_changed_sequence_is_named(string from, string to, string expected)
    {
        var dump = "SELECT pg_catalog.setval('public.s', 5, true);\n";

        Assert.Equal([expected], Compare(dump, dump.Replace(from, to, StringComparison.Ordinal)));
    }

    private static IEnumerable<string> Compare(string expected, string actual) =>
        ProofComparison.Compare(Proof(expected, "id"), Proof(actual, "id")).Select(difference => difference.Message);

    private static DataProof Proof(string body, params string[] key) => DumpText.Read(DumpText.Whole(body), key).Proof;
}
