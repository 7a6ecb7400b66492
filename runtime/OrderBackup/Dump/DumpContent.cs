using OrderBackup.Coverage;
using OrderBackup.Proof;

namespace OrderBackup.Dump;

/// <summary>What one pass over a dump found in it.</summary>
public sealed record DumpContent
{
    /// <summary>The dump's length in bytes, uncompressed.</summary>
    public required long Length { get; init; }

    /// <summary>The client encoding that the dump declares, for example <c>UTF8</c>.</summary>
    public required string Encoding { get; init; }

    /// <summary>The proof of the data: rows, columns, sequences, large objects.</summary>
    public required DataProof Proof { get; init; }

    /// <summary>The COPY blocks in the dump's order.</summary>
    public required IReadOnlyList<CopyBlock> CopyBlocks { get; init; }

    /// <summary>The dump's objects in its order, each with where its text begins and a digest of that text.</summary>
    public required IReadOnlyList<DumpIndexEntry> Index { get; init; }

    /// <summary>What is wrong with the dump as such; empty when it is whole.</summary>
    public required IReadOnlyList<string> Problems { get; init; }
}

/// <summary>One COPY block of a dump.</summary>
/// <param name="Schema">The table's schema.</param>
/// <param name="Table">The table's name.</param>
/// <param name="Columns">The columns in the order of the fields.</param>
/// <param name="Rows">How many rows it holds.</param>
/// <param name="Offset">Where its first row begins, in bytes from the start of the uncompressed dump.</param>
/// <param name="Length">How many bytes its rows take, the end marker not counted.</param>
public sealed record CopyBlock(string Schema, string Table, IReadOnlyList<string> Columns, long Rows, long Offset, long Length)
{
    /// <summary>Schema and name.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public QualifiedName QualifiedName => new(Schema, Table);
}

/// <summary>One object of a dump, as its heading comment names it.</summary>
/// <param name="Type">pg_dump's word for it, for example <c>TABLE</c>, <c>TABLE DATA</c> or <c>FK CONSTRAINT</c>.</param>
/// <param name="Schema">Its schema, or <c>-</c>.</param>
/// <param name="Name">Its name or signature.</param>
/// <param name="Offset">Where its heading begins, in bytes from the start of the uncompressed dump.</param>
/// <param name="Digest">The digest of its SQL text without rows, 32 hexadecimal digits.</param>
public sealed record DumpIndexEntry(string Type, string Schema, string Name, long Offset, string Digest);
