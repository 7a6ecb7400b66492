namespace OrderBackup.Coverage.Diagnostics;

/// <summary>Titles, default severities and help links of all diagnostic ids.</summary>
/// <remarks>A further group of ids is a further partial file with its own method, spread into <see cref="Rules"/>.</remarks>
public static partial class DiagnosticCatalog
{
    private const string HelpLinkBase = "https://github.com/orderbackup/orderbackup/blob/main/docs/rules/";

    /// <summary>Every rule, in the order of the ids.</summary>
    public static IReadOnlyList<DiagnosticRule> Rules { get; } =
        [.. new[] { CodeRules(), ManifestRules(), LiveRules() }.SelectMany(rules => rules).OrderBy(rule => rule.Id, StringComparer.Ordinal)];

    /// <summary>The rule with this id; null when there is none.</summary>
    public static DiagnosticRule? Find(string id) => Rules.FirstOrDefault(rule => rule.Id == id);

    /// <summary>The default severity of an id; <see cref="Severity.Error"/> for an unknown one, so that nothing is played down.</summary>
    public static Severity GetDefaultSeverity(string id) => Find(id)?.DefaultSeverity ?? Severity.Error;

    /// <summary>The address of the page that explains an id.</summary>
    public static string GetHelpLink(string id) => HelpLinkBase + id + ".md";

    private static DiagnosticRule[] CodeRules() =>
    [
        new(DiagnosticIds.PropertyNotCovered, "Stored property is not in the coverage manifest", Severity.Warning),
        new(DiagnosticIds.EntityNotCovered, "Entity related to a covered one is not in the coverage manifest", Severity.Warning),
        new(DiagnosticIds.MappingContradictsLine, "Manifest line names another column than the mapping", Severity.Warning),
        new(DiagnosticIds.PropertyNotStored, "Manifest line covers a property that is not stored", Severity.Info),
        new(DiagnosticIds.EnumDiffersFromStateValues, "Enum members differ from the manifest's state values", Severity.Warning),
        new(DiagnosticIds.ManifestMissing, "There is no coverage manifest", Severity.Warning),
        new(DiagnosticIds.DumpLeavesDataOut, "pg_dump is run with an option that leaves data out", Severity.Warning),
        new(DiagnosticIds.UnsafeRestoreCommand, "psql is run without ON_ERROR_STOP or with a visible password", Severity.Warning),
    ];

    private static DiagnosticRule[] ManifestRules() =>
    [
        new(DiagnosticIds.NotUnderstood, "Manifest line is not understood", Severity.Error),
        new(DiagnosticIds.RepeatedOrContradictory, "Manifest line repeats or contradicts another", Severity.Warning),
        new(DiagnosticIds.StaleProperty, "Manifest line names a type or member that does not exist", Severity.Warning),
        new(DiagnosticIds.ExemptWithoutReason, "Exemption gives no reason", Severity.Warning),
        new(DiagnosticIds.OutOfOrder, "Manifest line is out of order", Severity.Hidden),
    ];

    private static DiagnosticRule[] LiveRules() =>
    [
        new(DiagnosticIds.ColumnNotCovered, "Live column is not covered", Severity.Error),
        new(DiagnosticIds.TableNotCovered, "Live table that must be covered has no line at all", Severity.Error),
        new(DiagnosticIds.StaleColumn, "Manifest names a table or column that does not exist in the database", Severity.Error),
        new(DiagnosticIds.StateValuesDiffer, "State values differ from those of the database", Severity.Warning),
        new(DiagnosticIds.NotDumped, "pg_dump would not carry the table's rows", Severity.Error),
        new(DiagnosticIds.RowSecurity, "Row-level security would abort the dump or hide rows", Severity.Error),
        new(DiagnosticIds.NotReadable, "This role may not read the table", Severity.Error),
        new(DiagnosticIds.RestoreHazard, "A restore would stumble over this", Severity.Warning),
        new(DiagnosticIds.ClientTools, "pg_dump or psql is missing, too old, or lacks a security fix", Severity.Error),
        new(DiagnosticIds.CannotConnect, "The database cannot be reached", Severity.Error),
        new(DiagnosticIds.NoConnection, "No database connection is configured", Severity.Error),
        new(DiagnosticIds.NothingMatched, "Nothing that the manifest covers exists in the database", Severity.Error),
        new(DiagnosticIds.MSBuildTooOld, "This MSBuild is too old to run the check", Severity.Error),
        new(DiagnosticIds.InvalidSetting, "A setting of the check makes no sense", Severity.Error),
        new(DiagnosticIds.Cancelled, "The check was cancelled before it was done", Severity.Error),
        new(DiagnosticIds.ReportNotWritten, "A report of the check cannot be written", Severity.Error),
        new(DiagnosticIds.CannotRun, "The check cannot run", Severity.Error),
        new(DiagnosticIds.ManifestNotWritten, "The manifest cannot be written", Severity.Error),
    ];
}
