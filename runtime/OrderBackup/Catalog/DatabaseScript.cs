using System.Globalization;
using System.Text;
using OrderBackup.Coverage;

namespace OrderBackup.Catalog;

/// <summary>Writes the statements that make a database what its <see cref="DatabaseDefinition"/> says.</summary>
internal static class DatabaseScript
{
    /// <summary>
    /// <c>CREATE DATABASE</c> from <c>template0</c> with the recorded encoding, locale, owner and tablespace, for a server of the
    /// given version. It cannot run inside a transaction.
    /// </summary>
    /// <exception cref="NotSupportedException">The target is too old for the recorded locale provider.</exception>
    /// <remarks>PostgreSQL manual, "CREATE DATABASE": providers came with 15, ICU rules with 16, the built-in provider with 17.</remarks>
    public static string CreateStatement(DatabaseDefinition definition, string newName, int targetVersion)
    {
        var statement = new StringBuilder($"CREATE DATABASE {Name(newName)} WITH TEMPLATE = template0 OWNER = {Name(definition.Owner)}");
        statement.Append(CultureInfo.InvariantCulture, $" ENCODING = {Literal(definition.Encoding)}");
        var isLibc = definition.LocaleProvider == "libc";
        var needed = definition.LocaleProvider switch { "libc" => 0, "icu" => definition.IcuRules is null ? 150000 : 160000, _ => 170000 };
        if (targetVersion < needed)
        {
            throw new NotSupportedException(
                $"Database {definition.Name} uses the locale provider {definition.LocaleProvider}, which needs PostgreSQL {needed / 10000}; the target is {targetVersion / 10000}. "
                + "Restore to a newer server.");
        }

        if (targetVersion >= 150000)
        {
            statement.Append(CultureInfo.InvariantCulture, $" LOCALE_PROVIDER = {definition.LocaleProvider}");
        }

        statement.Append(CultureInfo.InvariantCulture, $" LC_COLLATE = {Literal(definition.Collate)} LC_CTYPE = {Literal(definition.CType)}");
        if (!isLibc && definition.Locale is not null)
        {
            statement.Append(CultureInfo.InvariantCulture, $" {(definition.LocaleProvider == "icu" ? "ICU_LOCALE" : "BUILTIN_LOCALE")} = {Literal(definition.Locale)}");
        }

        if (definition.IcuRules is not null)
        {
            statement.Append(CultureInfo.InvariantCulture, $" ICU_RULES = {Literal(definition.IcuRules)}");
        }

        return definition.Tablespace == "pg_default"
            ? statement.ToString()
            : statement.Append(CultureInfo.InvariantCulture, $" TABLESPACE = {Name(definition.Tablespace)}").ToString();
    }

    /// <summary>
    /// The statements that give a database that <see cref="CreateStatement"/> made everything else: comment, settings, privileges,
    /// connection limit, template flag, security labels. Apply them after loading, since a setting may forbid writing.
    /// </summary>
    /// <remarks>PostgreSQL manual, "ALTER DATABASE", "GRANT".</remarks>
    public static IReadOnlyList<string> SettingsStatements(DatabaseDefinition definition, string name)
    {
        var database = Name(name);
        List<string> statements = [];
        if (definition.Comment is not null)
        {
            statements.Add($"COMMENT ON DATABASE {database} IS {Literal(definition.Comment)}");
        }

        statements.AddRange(definition.SecurityLabels.Select(
            label => $"SECURITY LABEL FOR {Name(label.Provider)} ON DATABASE {database} IS {Literal(label.Label)}"));
        foreach (var setting in definition.Settings)
        {
            var subject = setting.Role is null ? $"DATABASE {database}" : $"ROLE {Name(setting.Role)} IN DATABASE {database}";
            statements.Add($"ALTER {subject} SET {Name(setting.Name)} TO {SettingValue(setting)}");
        }

        if (!IsDefault(definition))
        {
            statements.AddRange(Grants(definition, database));
        }

        if (definition.ConnectionLimit != -1)
        {
            statements.Add(string.Create(CultureInfo.InvariantCulture, $"ALTER DATABASE {database} WITH CONNECTION LIMIT {definition.ConnectionLimit}"));
        }

        if (definition.IsTemplate)
        {
            statements.Add($"ALTER DATABASE {database} WITH IS_TEMPLATE true");
        }

        return statements;
    }

    /// <summary>
    /// The statements that take from an existing database what <see cref="SettingsStatements"/> would leave although the recorded
    /// database does not have it: settings, comment, connection limit, privileges.
    /// </summary>
    /// <param name="current">The existing database.</param>
    /// <param name="wanted">What it is to become.</param>
    /// <param name="name">Its name.</param>
    public static IReadOnlyList<string> ResetStatements(DatabaseDefinition current, DatabaseDefinition wanted, string name)
    {
        var database = Name(name);
        List<string> statements =
        [
            .. current.Settings.Select(setting => setting.Role).Distinct()
                .Select(role => role is null ? $"ALTER DATABASE {database} RESET ALL" : $"ALTER ROLE {Name(role)} IN DATABASE {database} RESET ALL"),
        ];
        if (current.Comment is not null && wanted.Comment is null)
        {
            statements.Add($"COMMENT ON DATABASE {database} IS NULL");
        }

        if (current.ConnectionLimit != -1 && wanted.ConnectionLimit == -1)
        {
            statements.Add($"ALTER DATABASE {database} WITH CONNECTION LIMIT -1");
        }

        if (!IsDefault(current))
        {
            statements.AddRange(current.Privileges.Select(privilege => privilege.Grantee).Distinct()
                .Select(grantee => $"REVOKE ALL ON DATABASE {database} FROM {(grantee is null ? "PUBLIC" : Name(grantee))} CASCADE"));
            statements.Add($"GRANT ALL ON DATABASE {database} TO {Name(current.Owner)}");
            statements.Add($"GRANT CONNECT, TEMPORARY ON DATABASE {database} TO PUBLIC");
        }

        return statements;
    }

    /// <summary>Parameters that hold lists of quoted names are recorded as one string with its own quotes, and must be set element by element.</summary>
    private static string SettingValue(DatabaseSetting setting) =>
        SettingList.IsList(setting.Name) ? string.Join(", ", SettingList.Split(setting.Value).DefaultIfEmpty("").Select(Literal)) : Literal(setting.Value);

    private static bool IsDefault(DatabaseDefinition definition)
    {
        DatabasePrivilege[] usual =
        [
            new(null, definition.Owner, "CONNECT", false), new(null, definition.Owner, "TEMPORARY", false),
            new(definition.Owner, definition.Owner, "CONNECT", false), new(definition.Owner, definition.Owner, "CREATE", false),
            new(definition.Owner, definition.Owner, "TEMPORARY", false),
        ];
        return usual.ToHashSet().SetEquals(definition.Privileges);
    }

    /// <summary>Whoever granted a privilege on is named by acting as that role, after it has been given the right to.</summary>
    private static IEnumerable<string> Grants(DatabaseDefinition definition, string database)
    {
        yield return $"REVOKE ALL ON DATABASE {database} FROM PUBLIC";
        yield return $"REVOKE ALL ON DATABASE {database} FROM {Name(definition.Owner)}";
        var waiting = definition.Privileges.ToList();
        var able = new HashSet<(string Role, string Privilege)>();
        while (waiting.Count > 0)
        {
            var ready = waiting.FindAll(grant => grant.Grantor == definition.Owner || able.Contains((grant.Grantor, grant.Privilege)));
            foreach (var grant in ready.Count > 0 ? ready : waiting)
            {
                var to = grant.Grantee is null ? "PUBLIC" : Name(grant.Grantee);
                var statement = $"GRANT {grant.Privilege} ON DATABASE {database} TO {to}{(grant.IsGrantable ? " WITH GRANT OPTION" : "")}";
                string[] statements = grant.Grantor == definition.Owner ? [statement] : [$"SET ROLE {Name(grant.Grantor)}", statement, "RESET ROLE"];
                foreach (var part in statements)
                {
                    yield return part;
                }

                if (grant is { IsGrantable: true, Grantee: not null })
                {
                    able.Add((grant.Grantee, grant.Privilege));
                }
            }

            waiting = ready.Count > 0 ? waiting.FindAll(grant => !ready.Contains(grant)) : [];
        }
    }

    private static string Name(string identifier) => QualifiedName.QuoteSql(identifier);

    private static string Literal(string text)
    {
        var quoted = text.Replace("'", "''", StringComparison.Ordinal);
        return text.Contains('\\', StringComparison.Ordinal) ? $"E'{quoted.Replace(@"\", @"\\", StringComparison.Ordinal)}'" : $"'{quoted}'";
    }
}
