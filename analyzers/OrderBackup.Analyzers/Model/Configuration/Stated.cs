namespace OrderBackup.Analyzers.Model.Configuration;

/// <summary>What a configuration says of one thing: nothing, a constant, or something that cannot be read.</summary>
/// <param name="IsStated">Whether it says anything.</param>
/// <param name="Value">The constant; null when it cannot be read.</param>
internal readonly record struct Stated(bool IsStated, string? Value)
{
    public static readonly Stated Unreadable = new(true, null);
}
