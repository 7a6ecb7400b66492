using System.IO.Hashing;
using System.Text;

namespace OrderBackup.Proof;

/// <summary>
/// Sums one table's rows, field by field, into a digest of whole rows and one per column. Memory depends on the number of
/// columns only: a field may arrive in any number of pieces.
/// </summary>
internal sealed class RowDigester
{
    private readonly string[] _columns;
    private readonly string[] _key;
    private readonly int[] _keyPositions;
    private readonly Digest128[] _names;
    private readonly Digest128[] _fields;
    private readonly Digest128[] _sums;
    private readonly XxHash128 _pieces = new();
    private bool _hasPieces;
    private Digest128 _rowSum;
    private int _field;

    /// <summary>Starts at zero rows.</summary>
    /// <param name="columns">The columns in the order in which fields will come.</param>
    /// <param name="key">The columns that identify a row; when one of them is not among <paramref name="columns"/>, there is no key.</param>
    public RowDigester(IReadOnlyList<string> columns, IReadOnlyList<string> key)
    {
        _columns = [.. columns];
        _keyPositions = [.. key.Select(name => Array.IndexOf(_columns, name))];
        if (_keyPositions.Contains(-1))
        {
            _keyPositions = [];
        }

        _key = _keyPositions.Length == 0 ? [] : [.. key];
        _names = [.. _columns.Select(name => Digest128.Of(Encoding.UTF8.GetBytes(name)))];
        _fields = new Digest128[_columns.Length];
        _sums = new Digest128[_columns.Length];
    }

    /// <summary>The rows summed so far.</summary>
    public long Rows { get; private set; }

    /// <summary>How many columns a row has.</summary>
    public int ColumnCount => _columns.Length;

    /// <summary>How many fields of the current row are complete; may exceed <see cref="ColumnCount"/> in a damaged dump.</summary>
    public int FieldCount => _field;

    /// <summary>Whether rows with these columns, in this order, belong to this digest.</summary>
    public bool HasColumns(IReadOnlyList<string> columns) => _columns.AsSpan().SequenceEqual([.. columns]);

    /// <summary>Takes a part of a field whose end is still to come.</summary>
    public void AppendPiece(ReadOnlySpan<byte> piece)
    {
        _pieces.Append(piece);
        _hasPieces = true;
    }

    /// <summary>Takes a whole field, or the last part of one begun with <see cref="AppendPiece"/>.</summary>
    public void EndField(ReadOnlySpan<byte> field)
    {
        Digest128 hash;
        if (_hasPieces)
        {
            _pieces.Append(field);
            hash = Digest128.From(_pieces.GetCurrentHashAsUInt128());
            _pieces.Reset();
            _hasPieces = false;
        }
        else
        {
            hash = Digest128.Of(field);
        }

        if ((uint)_field < (uint)_fields.Length)
        {
            _fields[_field] = hash.Xor(_names[_field]).Scramble();
        }

        _field++;
    }

    /// <summary>Ends the row and adds it to the sums.</summary>
    public void EndRow()
    {
        var row = default(Digest128);
        foreach (var field in _fields)
        {
            row = row.Plus(field);
        }

        _rowSum = _rowSum.Plus(row.Scramble());
        var key = Key();
        for (var i = 0; i < _fields.Length; i++)
        {
            _sums[i] = _sums[i].Plus(_fields[i].Xor(key).Scramble());
        }

        Rows++;
        _field = 0;
    }

    /// <summary>The proof of the rows so far.</summary>
    public TableProof ToProof(string schema, string name) => new(
        schema, name, Rows, _key, _rowSum.ToString(),
        [.. _columns.Select((column, i) => new ColumnProof(column, _sums[i].ToString()))]);

    private Digest128 Key()
    {
        if (_keyPositions.Length == 0)
        {
            return default;
        }

        var key = default(Digest128);
        foreach (var position in _keyPositions)
        {
            key = key.Plus(_fields[position]);
        }

        return key.Scramble();
    }
}
