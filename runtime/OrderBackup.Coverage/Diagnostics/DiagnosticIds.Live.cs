namespace OrderBackup.Coverage.Diagnostics;

public static partial class DiagnosticIds
{
    /// <summary>A live column is not covered.</summary>
    public const string ColumnNotCovered = "OBK3001";

    /// <summary>A live table that must be covered has no line at all.</summary>
    public const string TableNotCovered = "OBK3002";

    /// <summary>A line or a root names a live table or column that does not exist.</summary>
    public const string StaleColumn = "OBK3003";

    /// <summary>The live state values differ from the line's.</summary>
    public const string StateValuesDiffer = "OBK3004";

    /// <summary>pg_dump would not carry a table's rows.</summary>
    public const string NotDumped = "OBK3005";

    /// <summary>Row-level security would abort the dump or hide rows from this role.</summary>
    public const string RowSecurity = "OBK3006";

    /// <summary>This role may not read a table.</summary>
    public const string NotReadable = "OBK3007";

    /// <summary>A restore of this database would stumble.</summary>
    public const string RestoreHazard = "OBK3008";

    /// <summary>pg_dump or psql is missing, too old, or without a security fix.</summary>
    public const string ClientTools = "OBK3009";

    /// <summary>The database cannot be reached.</summary>
    public const string CannotConnect = "OBK3101";

    /// <summary>No connection is configured.</summary>
    public const string NoConnection = "OBK3102";

    /// <summary>Nothing that the manifest covers exists in the database.</summary>
    public const string NothingMatched = "OBK3103";

    /// <summary>This MSBuild is too old to run the check.</summary>
    public const string MSBuildTooOld = "OBK3104";

    /// <summary>A setting of the check makes no sense.</summary>
    public const string InvalidSetting = "OBK3105";

    /// <summary>The check was cancelled before it was done.</summary>
    public const string Cancelled = "OBK3106";

    /// <summary>A report cannot be written.</summary>
    public const string ReportNotWritten = "OBK3107";

    /// <summary>The check cannot run: the package is not complete, or it has a defect.</summary>
    public const string CannotRun = "OBK3108";

    /// <summary>The manifest cannot be written.</summary>
    public const string ManifestNotWritten = "OBK3109";
}
