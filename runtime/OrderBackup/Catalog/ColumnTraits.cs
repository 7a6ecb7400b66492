namespace OrderBackup.Catalog;

/// <summary>What <see cref="CatalogQueries.Columns"/> says about a column in one number.</summary>
[Flags]
internal enum ColumnTraits
{
    None = 0,
    NotNull = 1,
    Generated = 2,
    Identity = 4,
    Local = 8,
    Inherited = 16,
}
