using OrderBackup.Backup;
using OrderBackup.Catalog;
using OrderBackup.Coverage;

namespace OrderBackup.Scripts;

/// <summary>
/// The statements that recreate a database as such, for psql: wherever the database's name belongs they hold the literal text
/// <c>:"target"</c>, which psql replaces.
/// </summary>
/// <param name="CreateDatabase">The <c>CREATE DATABASE … TEMPLATE template0</c> statement.</param>
/// <param name="Settings">What is run after the load: settings, privileges, comment; may be empty.</param>
internal sealed record RestoreScriptSql(string CreateDatabase, string Settings)
{
    /// <summary>
    /// The <c>lc_monetary</c> that the dump was made under, which the text of <c>money</c> values depends on; null when unknown.
    /// </summary>
    public string? LcMonetary { get; init; }

    /// <summary>The statements for the database of a backup.</summary>
    public static RestoreScriptSql Of(BackupInfo info)
    {
        const string standIn = "order_backup target stand-in";
        return new RestoreScriptSql(
            InPsql(DatabaseScript.CreateStatement(info.Database, standIn, info.Database.ServerVersionNumber)),
            string.Join('\n', DatabaseScript.SettingsStatements(info.Database, standIn).Select(InPsql)))
        {
            LcMonetary = info.MonetaryLocale,
        };

        static string InPsql(string statement) =>
            statement.TrimEnd().TrimEnd(';').Replace(QualifiedName.QuoteSql(standIn), ":\"target\"", StringComparison.Ordinal) + ";";
    }
}
