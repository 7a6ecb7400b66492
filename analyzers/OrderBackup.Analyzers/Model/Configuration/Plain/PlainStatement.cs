using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OrderBackup.Analyzers.Model.Configuration.Plain;

/// <summary>A chain of calls on a builder, such as <c>builder.Property(o => o.Total).HasColumnName("total")</c>, or a call that hands builders on.</summary>
/// <param name="Builder">The name of the builder that the chain begins with; for a call that hands builders on, null.</param>
/// <param name="Calls">The chain.</param>
/// <param name="HandedOn">The builders that the only call hands on to a method of the same class; none when it says nothing of them.</param>
internal sealed record PlainStatement(string? Builder, IReadOnlyList<PlainCall> Calls, IReadOnlyList<string> HandedOn);

/// <summary>A call in a chain.</summary>
/// <param name="Name">The method's name.</param>
/// <param name="TypeArgument">Its only type argument; null without.</param>
/// <param name="Arguments">Its arguments, none of which has a name.</param>
internal sealed record PlainCall(string Name, TypeSyntax? TypeArgument, IReadOnlyList<PlainArgument> Arguments);

/// <summary>An argument that its syntax alone explains.</summary>
internal abstract record PlainArgument;

/// <summary>A string literal or a <c>nameof</c>.</summary>
internal sealed record TextArgument(string Text) : PlainArgument;

/// <summary>A selector such as <c>o => o.Id</c> or <c>o => new { o.Id, o.Line }</c>.</summary>
internal sealed record MembersArgument(IReadOnlyList<string> Names) : PlainArgument;

/// <summary>A lambda whose statements are plain themselves.</summary>
internal sealed record CodeArgument(string Parameter, IReadOnlyList<PlainStatement> Statements) : PlainArgument;

/// <summary><c>typeof(T).Assembly</c>.</summary>
internal sealed record AssemblyArgument(TypeSyntax Type) : PlainArgument;

/// <summary><c>new T()</c>.</summary>
internal sealed record CreationArgument(TypeSyntax Type) : PlainArgument;

/// <summary>A lambda that mentions no builder.</summary>
/// <param name="IsToString">Whether it is <c>v => v.ToString()</c>.</param>
internal sealed record FunctionArgument(bool IsToString) : PlainArgument;

/// <summary>An expression that mentions no builder.</summary>
internal sealed record OtherArgument : PlainArgument;
