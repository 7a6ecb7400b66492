using OrderBackup.Coverage;

namespace OrderBackup.Proof;

/// <summary>
/// What a dump's data is proven by: row counts and digests of tables and columns, sequence values, and large objects. Two
/// proofs are equal exactly when the data is, up to the chance of a 128-bit collision.
/// </summary>
/// <remarks>The algorithm is written down in docs/backup-format.md, "The proof".</remarks>
public sealed record DataProof
{
    /// <summary>The version of the algorithm below.</summary>
    public const int CurrentAlgorithm = 1;

    /// <summary>Which version of the algorithm the digests were computed by.</summary>
    public int Algorithm { get; init; } = CurrentAlgorithm;

    /// <summary>The tables whose rows the dump holds, sorted by name.</summary>
    public IReadOnlyList<TableProof> Tables { get; init; } = [];

    /// <summary>
    /// Generated columns, which a dump leaves to the restore to compute: read from the database in the dump's snapshot, with
    /// the table's key beside them.
    /// </summary>
    public IReadOnlyList<TableProof> Generated { get; init; } = [];

    /// <summary>The sequences, sorted by name.</summary>
    public IReadOnlyList<SequenceProof> Sequences { get; init; } = [];

    /// <summary>The large objects.</summary>
    public LargeObjectsProof LargeObjects { get; init; } = LargeObjectsProof.None;

    /// <summary>The rows of all tables together.</summary>
    public long TotalRows => Tables.Sum(table => table.Rows);
}

/// <summary>The proof of one table's rows.</summary>
/// <param name="Schema">The table's schema.</param>
/// <param name="Name">The table's name.</param>
/// <param name="Rows">How many rows there are.</param>
/// <param name="Key">The columns that identify a row and seed the column digests; empty when the table has no key.</param>
/// <param name="Digest">The digest of whole rows, 32 hexadecimal digits, independent of the order of rows and of columns.</param>
/// <param name="Columns">The columns, in the dump's order.</param>
public sealed record TableProof(
    string Schema, string Name, long Rows, IReadOnlyList<string> Key, string Digest, IReadOnlyList<ColumnProof> Columns)
{
    /// <summary>Schema and name.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public QualifiedName QualifiedName => new(Schema, Name);
}

/// <summary>The proof of one column's values.</summary>
/// <param name="Name">The column's name.</param>
/// <param name="Digest">32 hexadecimal digits; each value is seeded with its row's key, so that values swapped between rows show.</param>
public sealed record ColumnProof(string Name, string Digest);

/// <summary>The value of one sequence.</summary>
/// <param name="Schema">The sequence's schema.</param>
/// <param name="Name">The sequence's name.</param>
/// <param name="LastValue">Its <c>last_value</c>.</param>
/// <param name="IsCalled">Whether the next value is the one after <paramref name="LastValue"/>.</param>
public sealed record SequenceProof(string Schema, string Name, long LastValue, bool IsCalled)
{
    /// <summary>Schema and name.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public QualifiedName QualifiedName => new(Schema, Name);
}

/// <summary>The proof of all large objects.</summary>
/// <param name="Count">How many there are.</param>
/// <param name="Digest">The digest of all of them with their OIDs, 32 hexadecimal digits.</param>
/// <param name="Objects">Each one's own digest; only the first <see cref="MostListed"/> by OID order of the dump are listed.</param>
public sealed record LargeObjectsProof(long Count, string Digest, IReadOnlyList<LargeObjectProof> Objects)
{
    /// <summary>How many large objects are listed one by one at the most, so that the proof stays small.</summary>
    public const int MostListed = 10_000;

    /// <summary>No large object at all.</summary>
    public static LargeObjectsProof None { get; } = new(0, default(Digest128).ToString(), []);
}

/// <summary>The proof of one large object.</summary>
/// <param name="Oid">Its OID.</param>
/// <param name="Bytes">Its length in bytes.</param>
/// <param name="Digest">The digest of its bytes, 32 hexadecimal digits.</param>
public sealed record LargeObjectProof(uint Oid, long Bytes, string Digest);
