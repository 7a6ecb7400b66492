using OrderBackup.Catalog;

namespace OrderBackup.Verify;

/// <summary>Compares the facts of two databases themselves; what tells one database from another (name, OID, size) does not count.</summary>
internal static class DatabaseDefinitionComparison
{
    /// <summary>What differs, one message each.</summary>
    public static IEnumerable<string> Compare(DatabaseDefinition expected, DatabaseDefinition actual)
    {
        (string What, string? Expected, string? Actual)[] facts =
        [
            ("owner", expected.Owner, actual.Owner),
            ("encoding", expected.Encoding, actual.Encoding),
            ("LC_COLLATE", expected.Collate, actual.Collate),
            ("LC_CTYPE", expected.CType, actual.CType),
            ("locale provider", expected.LocaleProvider, actual.LocaleProvider),
            ("locale", expected.Locale, actual.Locale),
            ("tablespace", expected.Tablespace, actual.Tablespace),
            ("connection limit", expected.ConnectionLimit.ToString(System.Globalization.CultureInfo.InvariantCulture), actual.ConnectionLimit.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            ("template flag", expected.IsTemplate.ToString(), actual.IsTemplate.ToString()),
            ("comment", expected.Comment, actual.Comment),
            ("privileges", List(expected.Privileges.Select(Describe)), List(actual.Privileges.Select(Describe))),
            ("settings", List(expected.Settings.Select(Describe)), List(actual.Settings.Select(Describe))),
            ("security labels", List(expected.SecurityLabels.Select(label => label.ToString())), List(actual.SecurityLabels.Select(label => label.ToString()))),
        ];
        return facts.Where(fact => fact.Expected != fact.Actual)
            .Select(fact => $"the database's {fact.What} is {fact.Actual ?? "not set"} instead of {fact.Expected ?? "not set"}");
    }

    private static string List(IEnumerable<string> items) => string.Join("; ", items.Order(StringComparer.Ordinal));

    private static string Describe(DatabasePrivilege privilege) =>
        $"{privilege.Privilege} to {privilege.Grantee ?? "PUBLIC"} by {privilege.Grantor}{(privilege.IsGrantable ? " with grant option" : "")}";

    private static string Describe(DatabaseSetting setting) => $"{(setting.Role is null ? "" : setting.Role + ": ")}{setting.Name} = {setting.Value}";
}
