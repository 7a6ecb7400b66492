namespace OrderBackup.Analyzers.Tests.Oracle;

/// <summary>How the reader's model of one application compares with EF Core's.</summary>
internal sealed class OracleResult(string name)
{
    public string Name { get; } = name;

    /// <summary>Properties whose column the reader knows, and knows rightly.</summary>
    public int Agreed { get; set; }

    /// <summary>Properties that the reader lists without a column.</summary>
    public int Unknown => Unknowns.Count;

    public List<string> Unknowns { get; } = [];

    /// <summary>Stored properties that the reader leaves out and may: undeclared shadow keys and discriminators, objects inside JSON.</summary>
    public int LeftOut { get; set; }

    /// <summary>Stored properties that the reader leaves out and must not.</summary>
    public List<string> Missed { get; } = [];

    /// <summary>Properties that the reader lists and EF Core does not store.</summary>
    public List<string> NotStored { get; } = [];

    /// <summary>What the reader says and EF Core contradicts.</summary>
    public List<string> Wrong { get; } = [];

    public double Known => Agreed + Unknown == 0 ? 0 : (double)Agreed / (Agreed + Unknown);

    public static string Header => $"{"application",-28} {"agreed",7} {"unknown",8} {"left out",9} {"missed",7} {"not stored",11} {"wrong",6}";

    public override string ToString() => $"{Name,-28} {Agreed,7} {Unknown,8} {LeftOut,9} {Missed.Count,7} {NotStored.Count,11} {Wrong.Count,6}";

    public string Differences() => string.Join(
        Environment.NewLine,
        [
            .. Missed.Select(line => "missed      " + line),
            .. NotStored.Select(line => "not stored  " + line),
            .. Wrong.Select(line => "wrong       " + line),
        ]);

    public static OracleResult Total(IEnumerable<OracleResult> results)
    {
        var total = new OracleResult("all");
        foreach (var result in results)
        {
            total.Agreed += result.Agreed;
            total.Unknowns.AddRange(result.Unknowns);
            total.LeftOut += result.LeftOut;
            total.Missed.AddRange(result.Missed);
            total.NotStored.AddRange(result.NotStored);
            total.Wrong.AddRange(result.Wrong);
        }

        return total;
    }
}
