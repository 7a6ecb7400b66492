namespace OrderBackup.Tools;

/// <summary>One installed PostgreSQL program.</summary>
/// <param name="Name"><c>pg_dump</c> or <c>psql</c>.</param>
/// <param name="Path">The file that is run.</param>
/// <param name="Version">What it says its version is.</param>
public sealed record PostgresTool(string Name, string Path, ToolVersion Version);
