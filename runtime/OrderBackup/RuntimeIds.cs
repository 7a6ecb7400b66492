namespace OrderBackup;

/// <summary>
/// The ids of what only the runtime finds; those of the manifest and of the live comparison come from
/// the coverage library. docs/rules has a page for each.
/// </summary>
public static class RuntimeIds
{
    /// <summary>The server cannot be connected to.</summary>
    public const string CannotConnect = "OBK3101";

    /// <summary>No connection is configured.</summary>
    public const string NoConnection = "OBK3102";

    /// <summary>There is a manifest already, and it is not overwritten.</summary>
    public const string ManifestExists = "OBK3209";

    /// <summary>Another run holds the database or the folder.</summary>
    public const string AlreadyRunning = "OBK3201";

    /// <summary>A backup folder cannot be used.</summary>
    public const string FolderUnusable = "OBK3202";

    /// <summary>pg_dump failed.</summary>
    public const string DumpFailed = "OBK3203";

    /// <summary>The dump does not hold the rows that the snapshot has.</summary>
    public const string RowsMissing = "OBK3204";

    /// <summary>The dump does not hold a covered column.</summary>
    public const string ColumnMissing = "OBK3205";

    /// <summary>A tier's copy failed.</summary>
    public const string TierFailed = "OBK3206";

    /// <summary>An <c>@file</c> line names nothing, or a system file cannot be read.</summary>
    public const string SystemFileMissing = "OBK3207";

    /// <summary>The dump itself is not whole.</summary>
    public const string DumpIncomplete = "OBK3208";

    /// <summary>A file of the backup is missing, extra, renamed or changed.</summary>
    public const string FileDamaged = "OBK3301";

    /// <summary>The dump's data is not what the proof says.</summary>
    public const string DataDamaged = "OBK3302";

    /// <summary>The dump's text outside the data is not what the index says.</summary>
    public const string DefinitionDamaged = "OBK3303";

    /// <summary>There is no readable backup at the path.</summary>
    public const string NotABackup = "OBK3304";

    /// <summary>The database's data differs from the backup.</summary>
    public const string DataDiffers = "OBK3311";

    /// <summary>A definition of the database differs from the backup.</summary>
    public const string DefinitionDiffers = "OBK3312";

    /// <summary>The restore is refused because the backup is not intact.</summary>
    public const string RestoreRefused = "OBK3401";

    /// <summary>The target server lacks roles, tablespaces or extensions that the backup needs, or is too old.</summary>
    public const string TargetUnfit = "OBK3402";

    /// <summary>The target database may not be restored to.</summary>
    public const string TargetRefused = "OBK3403";

    /// <summary>Sessions are connected to the target database.</summary>
    public const string TargetInUse = "OBK3404";

    /// <summary>psql failed while loading.</summary>
    public const string LoadFailed = "OBK3405";

    /// <summary>The restored database is not identical to the backup.</summary>
    public const string RestoreDiffers = "OBK3406";

    /// <summary>The restored database could not be put in place.</summary>
    public const string SwapFailed = "OBK3407";
}
