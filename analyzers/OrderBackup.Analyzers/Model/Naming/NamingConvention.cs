namespace OrderBackup.Analyzers.Model.Naming;

/// <summary>How names that no one states come about.</summary>
internal enum NamingConvention
{
    /// <summary>Not known: the options are built where this compilation does not see it.</summary>
    Unknown,

    /// <summary>EF Core's own.</summary>
    None,

    /// <summary><c>UseSnakeCaseNamingConvention</c>.</summary>
    SnakeCase,

    /// <summary><c>UseLowerCaseNamingConvention</c>.</summary>
    LowerCase,

    /// <summary><c>UseUpperCaseNamingConvention</c>.</summary>
    UpperCase,

    /// <summary><c>UseUpperSnakeCaseNamingConvention</c>.</summary>
    UpperSnakeCase,

    /// <summary><c>UseCamelCaseNamingConvention</c>.</summary>
    CamelCase,
}
