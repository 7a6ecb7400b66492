using Microsoft.CodeAnalysis;

namespace OrderBackup.Analyzers.Commands;

/// <summary>
/// The commands of a shell's one-liner, as far as words, quotes, pipes, redirections and separators go. Loops and conditions are read
/// as the commands that they hold.
/// </summary>
internal sealed class ShellScript
{
    private readonly KnownText _script;
    private readonly bool _windows;
    private readonly SyntaxNode _call;
    private readonly List<SimpleCommand> _commands = [];
    private List<KnownText> _words = [];
    private KnownTextBuilder? _word;
    private bool _piped;
    private bool _input;
    private bool _skipsWord;

    private ShellScript(KnownText script, bool windows, SyntaxNode call)
    {
        _script = script;
        _windows = windows;
        _call = call;
    }

    /// <param name="script">The script's text.</param>
    /// <param name="windows">Whether <c>cmd.exe</c> reads it: no single quotes, no backslash escapes.</param>
    /// <param name="call">The call that runs it.</param>
    public static List<SimpleCommand> Parse(KnownText script, bool windows, SyntaxNode call)
    {
        var shell = new ShellScript(script, windows, call);
        shell.Read();
        return shell._commands;
    }

    private string Text => _script.Text;

    private void Read()
    {
        for (var index = 0; index < Text.Length; index++)
        {
            index = ReadAt(index);
        }

        EndCommand(pipes: false);
    }

    /// <summary>Reads one element; gives the index of its last character.</summary>
    private int ReadAt(int index)
    {
        var character = Text[index];
        switch (character)
        {
            case '"':
                return ReadQuoted(index, '"');
            case '\'' when !_windows:
                return ReadQuoted(index, '\'');
            case '\\' when !_windows && index + 1 < Text.Length:
                return Text[index + 1] == '\n' ? index + 1 : Take(index + 1);
            case '^' when _windows && index + 1 < Text.Length:
                return Take(index + 1);
            case '#' when _word is null && !_windows:
                return EndOfLine(index);
            case '$' when !_windows && index + 1 < Text.Length && Text[index + 1] == '(':
                return ReadSubstitution(index);
            case '|':
                return Separate(index, pipes: Next(index) != '|');
            case '&' or ';' or '\n' or '(' or ')' or '`':
                return Separate(index, pipes: false);
            case '<' or '>':
                return Redirect(index);
            default:
                if (!char.IsWhiteSpace(character))
                {
                    return Take(index);
                }

                EndWord();
                return index;
        }
    }

    private char Next(int index) => index + 1 < Text.Length ? Text[index + 1] : '\0';

    private int Take(int index)
    {
        _word = (_word ?? new()).Append(Text[index], _script.OriginAt(index));
        return index;
    }

    private int ReadQuoted(int index, char quote)
    {
        _word ??= new KnownTextBuilder().Append(_script, index, 0);
        for (index++; index < Text.Length && Text[index] != quote; index++)
        {
            if (quote == '"' && !_windows && Text[index] == '\\' && Next(index) is '"' or '\\' or '$' or '`')
            {
                index++;
            }

            Take(index);
        }

        return index;
    }

    /// <summary>What a command prints is a value that is not known; what it runs is not looked into.</summary>
    private int ReadSubstitution(int index)
    {
        _word = (_word ?? new()).Append('$', _script.OriginAt(index)).Append(KnownText.Hole, _script.OriginAt(index));
        var depth = 0;
        for (index++; index < Text.Length; index++)
        {
            depth += Text[index] switch { '(' => 1, ')' => -1, _ => 0 };
            if (depth == 0)
            {
                break;
            }
        }

        return index;
    }

    private int EndOfLine(int index)
    {
        var end = Text.IndexOf('\n', index);
        return end < 0 ? Text.Length : end - 1;
    }

    private int Separate(int index, bool pipes)
    {
        EndCommand(pipes);
        return Next(index) is '|' or '&' && Next(index) == Text[index] ? index + 1 : index;
    }

    private int Redirect(int index)
    {
        // A digit directly before it is a file descriptor: 2>&1 is no argument 2.
        if (_word is not null && _word.Length == 1 && index > 0 && char.IsDigit(Text[index - 1]))
        {
            _word = null;
        }

        EndWord();
        _input |= Text[index] == '<';
        while (Next(index) is '<' or '>' or '&' or '|')
        {
            index++;
        }

        _skipsWord = true;
        return index;
    }

    private void EndWord()
    {
        if (_word is null)
        {
            return;
        }

        if (!_skipsWord)
        {
            _words.Add(_word.ToText());
        }

        _skipsWord = false;
        _word = null;
    }

    private void EndCommand(bool pipes)
    {
        EndWord();
        _skipsWord = false;
        var first = _words.FindIndex(word => !IsAssignment(word.Text) && !IsKeyword(word.Text));
        first = first < 0 ? _words.Count : first;
        if (_words.Count > 0)
        {
            _commands.Add(new SimpleCommand
            {
                Words = _words.GetRange(first, _words.Count - first),
                Assignments = _words.GetRange(0, first),
                ReadsInput = _piped || _input,
                IsShell = true,
                Call = _call,
            });
        }

        _words = [];
        _input = false;
        _piped = pipes;
    }

    private static bool IsKeyword(string word) => word is "if" or "then" or "else" or "elif" or "do" or "while" or "until" or "!" or "{";

    private static bool IsAssignment(string word)
    {
        var equals = word.IndexOf('=');
        return equals > 0 && word.Take(equals).All(character => character == '_' || char.IsLetterOrDigit(character)) && !char.IsDigit(word[0]);
    }
}
