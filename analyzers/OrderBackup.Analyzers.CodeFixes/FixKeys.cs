namespace OrderBackup.Analyzers.CodeFixes;

/// <summary>The equivalence keys of the fixes.</summary>
internal static class FixKeys
{
    public const string Cover = "OrderBackup.Cover";
    public const string CoverEntity = "OrderBackup.CoverEntity";
    public const string Rename = "OrderBackup.Rename";
    public const string Exempt = "OrderBackup.Exempt";
    public const string CorrectColumn = "OrderBackup.CorrectColumn";
    public const string Remove = "OrderBackup.Remove";
    public const string KeepColumn = "OrderBackup.KeepColumn";
    public const string RemoveContradiction = "OrderBackup.RemoveContradiction";
    public const string SetStates = "OrderBackup.SetStates";
    public const string Suggest = "OrderBackup.Suggest";
    public const string Sort = "OrderBackup.Sort";
    public const string Create = "OrderBackup.Create";
}
