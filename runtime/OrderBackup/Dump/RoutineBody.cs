using System.Text;

namespace OrderBackup.Dump;

/// <summary>
/// Follows the words of a statement to know when it is inside a routine body written as <c>BEGIN ATOMIC … END</c>, where
/// semicolons do not end the statement.
/// </summary>
/// <remarks>PostgreSQL manual, CREATE FUNCTION, "sql_body".</remarks>
internal sealed class RoutineBody
{
    private readonly List<string> _firstWords = new(5);
    private int _depth;

    /// <summary>Whether a semicolon now stands inside a routine body.</summary>
    public bool IsInside => _depth > 0;

    /// <summary>Forgets everything, for the next statement.</summary>
    public void Reset()
    {
        _firstWords.Clear();
        _depth = 0;
    }

    /// <summary>Takes the next unquoted word of the statement.</summary>
    /// <param name="word">The word.</param>
    /// <param name="parentheses">How many parentheses are open around it.</param>
    public void Word(ReadOnlySpan<byte> word, int parentheses)
    {
        if (_firstWords.Count < 4)
        {
            _firstWords.Add(word.Length <= 16 ? Encoding.ASCII.GetString(word).ToUpperInvariant() : "");
        }

        if (parentheses > 0 || !CreatesRoutine)
        {
            return;
        }

        if (Is(word, "BEGIN"))
        {
            _depth++;
        }
        else if (Is(word, "CASE") && _depth > 0)
        {
            _depth++;
        }
        else if (Is(word, "END") && _depth > 0)
        {
            _depth--;
        }
    }

    private bool CreatesRoutine =>
        _firstWords is ["CREATE", "FUNCTION" or "PROCEDURE", ..] or ["CREATE", "OR", "REPLACE", "FUNCTION" or "PROCEDURE"];

    private static bool Is(ReadOnlySpan<byte> word, string keyword) =>
        word.Length == keyword.Length && Ascii.EqualsIgnoreCase(word, keyword);
}
