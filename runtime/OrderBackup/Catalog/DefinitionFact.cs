namespace OrderBackup.Catalog;

/// <summary>One schema object as the catalog describes it.</summary>
public sealed record DefinitionFact(string Kind, string Identity, string? Owner, string Privileges, string? Comment, string Definition);
