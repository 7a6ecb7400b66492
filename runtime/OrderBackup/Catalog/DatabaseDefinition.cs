namespace OrderBackup.Catalog;

/// <summary>
/// What defines a database as a whole, which pg_dump carries only with <c>--create</c>, and what it needs around it on a server:
/// roles, tablespaces, extensions.
/// </summary>
/// <remarks>PostgreSQL manual, "System Catalogs": <c>pg_database</c>, <c>pg_db_role_setting</c>, <c>pg_shdescription</c>, <c>pg_shseclabel</c>.</remarks>
public sealed record DatabaseDefinition
{
    /// <summary>The database's name.</summary>
    public required string Name { get; init; }

    /// <summary>The cluster's system identifier, unique to each <c>initdb</c>; null where this role may not read it.</summary>
    public string? SystemIdentifier { get; init; }

    /// <summary>The database's object id, which with the system identifier tells it from others of the same name.</summary>
    public required long DatabaseId { get; init; }

    /// <summary>The owning role.</summary>
    public required string Owner { get; init; }

    /// <summary>The encoding's name, for example <c>UTF8</c>.</summary>
    public required string Encoding { get; init; }

    /// <summary><c>LC_COLLATE</c>.</summary>
    public required string Collate { get; init; }

    /// <summary><c>LC_CTYPE</c>.</summary>
    public required string CType { get; init; }

    /// <summary><c>libc</c>, <c>icu</c> or <c>builtin</c>.</summary>
    public required string LocaleProvider { get; init; }

    /// <summary>The locale of the ICU or built-in provider; null for libc.</summary>
    public string? Locale { get; init; }

    /// <summary>The ICU collation rules, or null.</summary>
    public string? IcuRules { get; init; }

    /// <summary>The collation library's version as recorded; null where unknown.</summary>
    public string? CollationVersion { get; init; }

    /// <summary>The default tablespace.</summary>
    public required string Tablespace { get; init; }

    /// <summary>The connection limit; -1 for none.</summary>
    public required int ConnectionLimit { get; init; }

    /// <summary>Whether it may be cloned by any role with CREATEDB.</summary>
    public required bool IsTemplate { get; init; }

    /// <summary>Whether it accepts connections.</summary>
    public required bool AllowsConnections { get; init; }

    /// <summary>Its comment, or null.</summary>
    public string? Comment { get; init; }

    /// <summary>Every privilege on it, those of the default included.</summary>
    public IReadOnlyList<DatabasePrivilege> Privileges { get; init; } = [];

    /// <summary>What <c>ALTER DATABASE … SET</c> and <c>ALTER ROLE … IN DATABASE … SET</c> recorded.</summary>
    public IReadOnlyList<DatabaseSetting> Settings { get; init; } = [];

    /// <summary>Its security labels.</summary>
    public IReadOnlyList<DatabaseSecurityLabel> SecurityLabels { get; init; } = [];

    /// <summary>The server's version as text.</summary>
    public required string ServerVersion { get; init; }

    /// <summary>The server's version as a number, for example 150018.</summary>
    public required int ServerVersionNumber { get; init; }

    /// <summary>The session's <c>lc_monetary</c>, by which values of type money are written.</summary>
    public required string LcMonetary { get; init; }

    /// <summary>The database's size in bytes; null where this role may not ask.</summary>
    public long? SizeInBytes { get; init; }

    /// <summary>The roles that own something in the database, hold a privilege in it, or are named by a policy, user mapping or setting.</summary>
    public IReadOnlyList<string> Roles { get; init; } = [];

    /// <summary>The tablespaces that it or its relations lie in, other than <c>pg_default</c>.</summary>
    public IReadOnlyList<string> Tablespaces { get; init; } = [];

    /// <summary>The extensions installed in it.</summary>
    public IReadOnlyList<DatabaseExtension> Extensions { get; init; } = [];
}

/// <summary>One privilege on a database.</summary>
/// <param name="Grantee">The role that has it; null for PUBLIC.</param>
/// <param name="Grantor">The role that granted it.</param>
/// <param name="Privilege"><c>CONNECT</c>, <c>CREATE</c> or <c>TEMPORARY</c>.</param>
/// <param name="IsGrantable">Whether the grantee may grant it on.</param>
public sealed record DatabasePrivilege(string? Grantee, string Grantor, string Privilege, bool IsGrantable);

/// <summary>One recorded setting.</summary>
/// <param name="Role">The role that it is for; null for everyone.</param>
/// <param name="Name">The parameter's name.</param>
/// <param name="Value">The value as recorded in <c>setconfig</c>.</param>
public sealed record DatabaseSetting(string? Role, string Name, string Value);

/// <summary>One security label of a database.</summary>
/// <param name="Provider">The label provider.</param>
/// <param name="Label">The label.</param>
public sealed record DatabaseSecurityLabel(string Provider, string Label);

/// <summary>One installed extension.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Version">Its installed version, which a dump does not record.</param>
public sealed record DatabaseExtension(string Name, string Version);
