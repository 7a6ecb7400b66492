using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace OrderBackup.Analyzers.Commands;

internal sealed partial class ValueReader
{
    private KnownText ReadInvocation(IInvocationOperation invocation)
    {
        var method = invocation.TargetMethod;
        return (method.ContainingType?.ToDisplayString(), method.Name) switch
        {
            ("string", "Join") => Join(invocation),
            ("string", "Concat") => Concatenate([.. Texts(invocation)], ""),
            ("string", "Format") => Format(invocation),
            ("string", "Replace") => Replace(invocation),
            ("string", "Trim" or "TrimEnd" or "TrimStart" or "ToString" or "ToLower" or "ToLowerInvariant") when invocation.Instance is { } text => Read(text),
            ("System.IO.Path", "Combine" or "Join") => Concatenate([.. Texts(invocation)], "/"),
            ("System.Text.StringBuilder", "ToString") when invocation.Instance is { } builder => ReadBuilder(builder),
            _ => ReadReturned(method) ?? Unknown(invocation),
        };
    }

    /// <summary>The texts of all arguments, the elements of a <c>params</c> array among them.</summary>
    private IEnumerable<KnownText> Texts(IInvocationOperation invocation) => invocation.Arguments.SelectMany(argument =>
        Elements(argument.Value) is { } elements ? elements : [Read(argument.Value)]);

    private KnownText Join(IInvocationOperation invocation)
    {
        if (invocation.Arguments.Length < 2)
        {
            return Unknown(invocation);
        }

        var separator = Read(invocation.Arguments[0].Value);
        return Concatenate([.. invocation.Arguments.Skip(1).SelectMany(argument => Elements(argument.Value) ?? [Read(argument.Value)])], separator.IsKnown ? separator.Text : " ");
    }

    private static KnownText Concatenate(IReadOnlyList<KnownText> texts, string separator)
    {
        var builder = new KnownTextBuilder();
        for (var index = 0; index < texts.Count; index++)
        {
            if (index > 0 && texts[index].OriginAt(0) is { } origin)
            {
                builder.Append(separator, origin);
            }

            builder.Append(texts[index]);
        }

        return builder.ToText();
    }

    private KnownText Format(IInvocationOperation invocation)
    {
        KnownText[] texts = [.. Texts(invocation)];
        var format = texts.FirstOrDefault();
        if (format is null || !format.IsKnown)
        {
            return Unknown(invocation);
        }

        var builder = new KnownTextBuilder();
        var text = format.Text;
        for (var index = 0; index < text.Length; index++)
        {
            var close = text[index] == '{' ? text.IndexOf('}', index) : -1;
            if (close < 0)
            {
                builder.Append(text[index], format.OriginAt(index));
                continue;
            }

            var number = new StringBuilder(text, index + 1, close - index - 1, close - index).ToString().Split(',', ':')[0];
            builder.Append(int.TryParse(number, out var at) && at >= 0 && at + 1 < texts.Length ? texts[at + 1] : Unknown(invocation));
            index = close;
        }

        return builder.ToText();
    }

    private KnownText Replace(IInvocationOperation invocation)
    {
        KnownText[] arguments = [.. invocation.Arguments.Take(2).Select(argument => Read(argument.Value))];
        if (invocation.Instance is null || arguments.Length < 2 || arguments.Any(argument => !argument.IsKnown) || arguments[0].Text.Length == 0)
        {
            return Unknown(invocation);
        }

        var text = Read(invocation.Instance);
        var (old, replacement) = (arguments[0].Text, arguments[1].Text);
        var builder = new KnownTextBuilder();
        for (var index = 0; index < text.Text.Length; index++)
        {
            if (string.CompareOrdinal(text.Text, index, old, 0, old.Length) != 0)
            {
                builder.Append(text.Text[index], text.OriginAt(index));
                continue;
            }

            foreach (var character in replacement)
            {
                builder.Append(character, text.OriginAt(index));
            }

            index += old.Length - 1;
        }

        return builder.ToText();
    }

    /// <summary>What a method or property of this file returns; null when it is not to be read.</summary>
    private KnownText? ReadReturned(ISymbol member) =>
        Returned(member) is { Count: > 0 } values ? Guarded(member, () => values.Select(Read).Aggregate((first, second) => Either(first, second, values[0]))) : null;

    /// <summary>The expressions that a method or property of this file may return.</summary>
    private List<IOperation> Returned(ISymbol member)
    {
        var values = new List<IOperation>();
        foreach (var reference in member.DeclaringSyntaxReferences)
        {
            if (reference.SyntaxTree != model.SyntaxTree)
            {
                continue;
            }

            foreach (var body in BodiesOf(reference.GetSyntax(cancellationToken)))
            {
                if (model.GetOperation(body, cancellationToken) is { } operation)
                {
                    values.AddRange(operation.DescendantsAndSelf().OfType<IReturnOperation>().Where(value => IsOwn(value, operation)).Select(value => value.ReturnedValue).OfType<IOperation>());
                    if (operation is not (IBlockOperation or IMethodBodyOperation))
                    {
                        values.Add(operation);
                    }
                }
            }
        }

        return values;
    }

    private static bool IsOwn(IOperation value, IOperation body)
    {
        for (var parent = value.Parent; parent is not null && parent != body; parent = parent.Parent)
        {
            if (parent is IAnonymousFunctionOperation or ILocalFunctionOperation)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Reads what may refer to itself: the second time it is unknown.</summary>
    private T? Guarded<T>(ISymbol symbol, Func<T?> read)
        where T : class
    {
        if (!_reading.Add(symbol))
        {
            return null;
        }

        try
        {
            return read();
        }
        finally
        {
            _reading.Remove(symbol);
        }
    }
}
