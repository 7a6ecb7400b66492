namespace OrderBackup.Tests.RoundTrip;

/// <summary>A database to carry through a backup and a restore: a psql script, and in its leading comments what the database itself must be.</summary>
internal sealed record RoundTripScript(string Name, string Sql)
{
    /// <summary>The database's name; its last character stands for the letter that tells copies apart.</summary>
    public string Database => Header("database") ?? $"zoo_{Name}_R";

    /// <summary>Further options of CREATE DATABASE, such as the encoding.</summary>
    public string CreateOptions => Header("options") ?? "";

    /// <summary>
    /// Whether it needs the server without roles in other letters than ASCII: roles are shared, in whatever bytes they were made,
    /// and pg_dump cannot read them in a database of another encoding.
    /// </summary>
    public bool NeedsOtherServer => Header("server") == "other";

    /// <summary>Whether its fields are too large to hold dumps as texts.</summary>
    public bool HasLargeFields => Name == "large_fields";

    /// <summary>The scripts beside the tests, and the database that the catalog tests use.</summary>
    public static RoundTripScript Read(string name) => name == "wide"
        ? new(name, Catalog.WideSchema.Sql)
        : new(name, File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "RoundTrip", "Databases", name + ".sql")));

    /// <summary>The database's name with another last letter.</summary>
    public string Copy(char letter) => Database[..^1] + letter;

    private string? Header(string key) =>
        Sql.Split('\n').TakeWhile(line => line.StartsWith("-- ", StringComparison.Ordinal))
            .Where(line => line.StartsWith($"-- {key}: ", StringComparison.Ordinal))
            .Select(line => line[$"-- {key}: ".Length..]).FirstOrDefault();
}
