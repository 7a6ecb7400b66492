using System.Globalization;
using System.IO.Hashing;
using System.Text;
using OrderBackup.Coverage;
using OrderBackup.Proof;

namespace OrderBackup.Dump;

/// <summary>Builds the proof of a dump's data while the dump is read.</summary>
internal sealed class DataProofBuilder
{
    private readonly Dictionary<QualifiedName, (RowDigester Digester, long RowsBefore)> _tables = [];
    private readonly Dictionary<QualifiedName, SequenceProof> _sequences = [];
    private readonly Dictionary<uint, LargeObjectProof> _largeObjects = [];
    private readonly XxHash128 _largeObject = new();
    private Digest128 _largeObjectSum;
    private long _largeObjectCount;
    private long _largeObjectHexDigits;
    private uint? _openLargeObject;

    /// <summary>What did not add up.</summary>
    public List<string> Problems { get; } = [];

    /// <summary>The digester of a table's rows; the one already begun when the table comes in several blocks.</summary>
    public RowDigester DigesterFor(CopyFromStdin copy, IReadOnlyList<string> key)
    {
        if (_tables.TryGetValue(copy.Table, out var known))
        {
            if (known.Digester.HasColumns(copy.Columns))
            {
                return known.Digester;
            }

            Problems.Add($"the rows of {copy.Table} come in two blocks with different columns");
        }

        if (copy.Columns.Distinct().Count() != copy.Columns.Count)
        {
            Problems.Add($"the rows of {copy.Table} name a column twice");
        }

        var digester = new RowDigester(copy.Columns, key);
        _tables[copy.Table] = (digester, 0);
        return digester;
    }

    /// <summary>How many of a table's rows came in earlier blocks.</summary>
    public long RowsBefore(QualifiedName table) => _tables[table].RowsBefore;

    /// <summary>Ends a block of a table's rows.</summary>
    public void EndTable(QualifiedName table) => _tables[table] = (_tables[table].Digester, _tables[table].Digester.Rows);

    /// <summary>Adds a sequence's value.</summary>
    public void AddSequence(SetSequence sequence)
    {
        if (!_sequences.TryAdd(sequence.Sequence, new SequenceProof(sequence.Sequence.Schema, sequence.Sequence.Name, sequence.Value, sequence.IsCalled)))
        {
            Problems.Add($"the value of sequence {sequence.Sequence} is set twice");
        }
    }

    /// <summary>Begins a large object's data.</summary>
    public void BeginLargeObject(uint oid)
    {
        _openLargeObject = oid;
        _largeObjectHexDigits = 0;
        _largeObject.Reset();
    }

    /// <summary>Takes a piece of the open large object's data if the statement is one: <c>SELECT pg_catalog.lowrite(0, '\x…');</c></summary>
    public bool TryLargeObjectData(ReadOnlySpan<byte> statement)
    {
        if (!statement.StartsWith("SELECT pg_catalog.lowrite("u8))
        {
            return false;
        }

        var literal = statement[(statement.IndexOf((byte)'\'') + 1)..];
        var hex = literal[..Math.Max(0, literal.LastIndexOf((byte)'\''))].TrimStart((byte)'\\');
        if (_openLargeObject is null || !hex.StartsWith("x"u8))
        {
            Problems.Add("a piece of large-object data is not in the form that pg_dump writes");
            return true;
        }

        // The digits are hashed as they are: where one piece ends and the next begins does not matter.
        _largeObject.Append(hex[1..]);
        _largeObjectHexDigits += hex.Length - 1;
        return true;
    }

    /// <summary>Ends the open large object.</summary>
    public void EndLargeObject()
    {
        if (_openLargeObject is not { } oid)
        {
            Problems.Add("a large object is closed that was not opened");
            return;
        }

        var content = Digest128.From(_largeObject.GetCurrentHashAsUInt128());
        var identity = Digest128.Of(Encoding.ASCII.GetBytes(oid.ToString(CultureInfo.InvariantCulture)));
        _largeObjectSum = _largeObjectSum.Plus(content.Xor(identity).Scramble());
        _largeObjectCount++;
        if (_largeObjects.Count < LargeObjectsProof.MostListed
            && !_largeObjects.TryAdd(oid, new LargeObjectProof(oid, _largeObjectHexDigits / 2, content.ToString())))
        {
            Problems.Add($"large object {oid} is written twice");
        }

        _openLargeObject = null;
    }

    /// <summary>The proof of everything taken so far.</summary>
    public DataProof Build()
    {
        if (_openLargeObject is { } oid)
        {
            Problems.Add($"the dump ends inside large object {oid}");
        }

        return new DataProof
        {
            Tables = [.. _tables.OrderBy(table => table.Key).Select(table => table.Value.Digester.ToProof(table.Key.Schema, table.Key.Name))],
            Sequences = [.. _sequences.Values.OrderBy(sequence => sequence.QualifiedName)],
            LargeObjects = new LargeObjectsProof(_largeObjectCount, _largeObjectSum.ToString(), [.. _largeObjects.Values.OrderBy(large => large.Oid)]),
        };
    }
}
