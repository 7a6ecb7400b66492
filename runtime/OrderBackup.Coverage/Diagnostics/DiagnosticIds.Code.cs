namespace OrderBackup.Coverage.Diagnostics;

/// <summary>Every diagnostic id of OrderBackup: 1xxx and 4xxx about code, 2xxx about the manifest, 3xxx about the live database.</summary>
public static partial class DiagnosticIds
{
    /// <summary>A stored property of an order entity has no line in the manifest.</summary>
    public const string PropertyNotCovered = "OBK1001";

    /// <summary>An entity related to a covered one has no line at all.</summary>
    public const string EntityNotCovered = "OBK1002";

    /// <summary>A line's column contradicts a constant mapping.</summary>
    public const string MappingContradictsLine = "OBK1003";

    /// <summary>A line covers a property that is not stored.</summary>
    public const string PropertyNotStored = "OBK1004";

    /// <summary>An enum's members differ from the line's state values.</summary>
    public const string EnumDiffersFromStateValues = "OBK1005";

    /// <summary>There is no manifest.</summary>
    public const string ManifestMissing = "OBK1100";

    /// <summary>Code runs pg_dump with an option that leaves data out.</summary>
    public const string DumpLeavesDataOut = "OBK4001";

    /// <summary>Code runs psql without <c>ON_ERROR_STOP</c>, or shows a password.</summary>
    public const string UnsafeRestoreCommand = "OBK4002";
}
