namespace OrderBackup.MSBuild;

/// <summary>When the live database is checked.</summary>
internal enum CheckMode
{
    /// <summary>When a connection is configured.</summary>
    Auto,

    /// <summary>Always; without a connection the build fails.</summary>
    Live,

    /// <summary>Never.</summary>
    Off,
}
