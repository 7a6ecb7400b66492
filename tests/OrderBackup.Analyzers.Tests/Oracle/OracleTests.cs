using System.Collections.Concurrent;

namespace OrderBackup.Analyzers.Tests.Oracle;

/// <summary>The columns that the analyzers read from source are those that EF Core uses, for applications of many mapping styles.</summary>
public sealed class OracleTests(ITestOutputHelper output)
{
    // So that the reader cannot pass by knowing nothing.
    private const double KnownPerApplication = 0.9;
    private const double KnownOverall = 0.98;

    private static readonly ConcurrentDictionary<string, Lazy<OracleResult>> Results = new(StringComparer.Ordinal);

    public static TheoryData<string> Names => [.. OracleSource.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Columns_read_from_source_are_those_of_EF_Core(string name)
    {
        var result = Result(name);
        output.WriteLine(OracleResult.Header);
        output.WriteLine(result.ToString());
        result.Unknowns.ForEach(line => output.WriteLine("unknown     " + line));
        Assert.True(result.Missed.Count + result.NotStored.Count + result.Wrong.Count == 0, $"{name}:{Environment.NewLine}{result.Differences()}");
        Assert.True(
            result.Known >= KnownPerApplication || OracleCases.IntendedUnknowns.ContainsKey(name),
            $"{name}: only {result.Agreed} of {result.Agreed + result.Unknown} columns are known.");
    }

    [Fact]
    public void Agreement_over_all_applications_is_complete()
    {
        var results = OracleSource.Names.Select(Result).ToList();
        var total = OracleResult.Total(results);
        output.WriteLine(OracleResult.Header);
        results.ForEach(result => output.WriteLine(result.ToString()));
        output.WriteLine(total.ToString());
        output.WriteLine($"agreed {total.Agreed}, unknown {total.Unknown}, wrong {total.Wrong.Count + total.NotStored.Count}, missed {total.Missed.Count}");

        var readable = OracleResult.Total(results.Where(result => !OracleCases.IntendedUnknowns.ContainsKey(result.Name)));
        output.WriteLine($"without intended unknowns: {readable.Agreed} of {readable.Agreed + readable.Unknown} known ({readable.Known:P1})");
        Assert.Equal((0, 0, 0), (total.Missed.Count, total.NotStored.Count, total.Wrong.Count));
        Assert.True(readable.Known >= KnownOverall, $"Only {readable.Known:P1} of the columns are known.");
    }

    [Fact]
    public void Applications_with_intended_unknowns_exist() =>
        Assert.Empty(OracleCases.IntendedUnknowns.Keys.Concat(OracleCases.RegisteredByReflection).Except(OracleSource.Names));

    private static OracleResult Result(string name) =>
        Results.GetOrAdd(name, key => new(() => OracleComparison.Of(key, CancellationToken.None))).Value;
}
