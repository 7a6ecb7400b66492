using OrderBackup.Backup;

namespace OrderBackup.Verify;

/// <summary>A backup to be verified.</summary>
public sealed record VerifyRequest
{
    /// <summary>The backup's folder.</summary>
    public required string Backup { get; init; }

    /// <summary>Whether to compare the live database of the options with the backup as well.</summary>
    public bool Against { get; init; }
}

/// <summary>What a verification found.</summary>
public sealed record VerificationResult
{
    /// <summary>What the backup says of itself; null when that cannot be read.</summary>
    public BackupInfo? Info { get; init; }

    /// <summary>Whether the backup's files are all there and unchanged and hold what the proof says.</summary>
    public required bool IsIntact { get; init; }

    /// <summary>Whether the live database equals the backup; null when that was not asked for or the backup is not intact.</summary>
    public bool? IsIdentical { get; init; }

    /// <summary>Every difference, damage first.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>How many tables were compared or proven.</summary>
    public int Tables { get; init; }

    /// <summary>How many columns were compared or proven.</summary>
    public int Columns { get; init; }

    /// <summary>How many rows were compared or proven.</summary>
    public long Rows { get; init; }

    /// <summary>Uncompressed bytes of dump read.</summary>
    public long Bytes { get; init; }

    /// <summary>How long it took.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>Whether everything that was asked holds.</summary>
    public bool Holds => IsIntact && IsIdentical != false;
}
