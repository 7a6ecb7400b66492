namespace OrderBackup.Coverage.Diagnostics;

public static partial class DiagnosticIds
{
    /// <summary>A part of the manifest is not understood, or the manifest covers nothing.</summary>
    public const string NotUnderstood = "OBK2001";

    /// <summary>A line repeats or contradicts another.</summary>
    public const string RepeatedOrContradictory = "OBK2002";

    /// <summary>A line names a type or member that does not exist.</summary>
    public const string StaleProperty = "OBK2003";

    /// <summary>An exemption gives no reason.</summary>
    public const string ExemptWithoutReason = "OBK2004";

    /// <summary>A line is not at its place in the order.</summary>
    public const string OutOfOrder = "OBK2005";
}
