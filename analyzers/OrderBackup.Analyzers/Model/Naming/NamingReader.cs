using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OrderBackup.Analyzers.Model.Naming;

/// <summary>
/// Finds where the options of contexts are built, and what naming convention they choose. Where two places that could be meant differ,
/// the convention is unknown.
/// </summary>
/// <remarks>EFCore.NamingConventions, and Npgsql's <c>UseNpgsql</c>, which tells that the options are built in this compilation at all.</remarks>
internal sealed class NamingReader
{
    private static readonly string[] Hints = ["UseNpgsql", "NamingConvention(", "AddNpgsql", "ReplaceService<", "ConfigureJsonOptions"];

    // Services of EF Core that have no say in names.
    private static readonly HashSet<string> Nameless = new(StringComparer.Ordinal)
    {
        "IValueConverterSelector", "IValueGeneratorSelector", "IModelCacheKeyFactory", "IMigrator", "IMigrationsAssembly", "IMigrationsIdGenerator", "IMigrationsSqlGenerator",
        "IMigrationsModelDiffer", "IHistoryRepository", "IQuerySqlGeneratorFactory", "IQueryTranslationPreprocessorFactory", "IQueryTranslationPostprocessorFactory",
        "IMethodCallTranslatorProvider", "IMemberTranslatorProvider", "IRelationalTransactionFactory", "IRelationalConnection", "IRelationalDatabaseCreator",
        "IExecutionStrategyFactory", "IAsyncQueryProvider", "IQueryCompiler", "IEntityMaterializerSource", "IStateManager", "IChangeDetector", "ICompiledQueryCacheKeyGenerator",
        "IModificationCommandBatchFactory", "IUpdateSqlGenerator", "IConcurrencyDetector", "IParameterBindingFactory",
    };

    private readonly List<Place> places = [];

    /// <summary>Whether options are given to Npgsql's serializer of JSON columns.</summary>
    public bool HasJsonOptions { get; private set; }

    private NamingReader()
    {
    }

    public static NamingReader Read(Compilation compilation, CancellationToken cancellationToken)
    {
        var reader = new NamingReader();
        foreach (var tree in compilation.SyntaxTrees)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (SourceWords.ContainsAny(tree.GetText(cancellationToken), Hints))
            {
                reader.ReadTree(compilation, tree, cancellationToken);
            }
        }

        return reader;
    }

    /// <summary>The convention of a context; <see cref="NamingConvention.Unknown"/> when its options are built elsewhere or in ways that differ.</summary>
    public NamingConvention Of(INamedTypeSymbol context)
    {
        var own = places.Where(place => place.Context is null || TypeHierarchy.IsSameOrDerived(context, place.Context) || TypeHierarchy.IsSameOrDerived(place.Context, context)).ToList();

        // What the context itself does to every options object holds, wherever the rest of the options comes from.
        if (own.FirstOrDefault(place => place is { IsOnConfiguring: true, IsConditional: false, Convention: not null }) is { Convention: { } always })
        {
            return own.All(place => place.Convention is null || place.Convention == always) ? always : NamingConvention.Unknown;
        }

        var conventions = own.Select(place => place.Convention ?? NamingConvention.None).Distinct().ToList();
        return conventions is [var only] && own.All(place => !place.IsConditionalName) ? only : NamingConvention.Unknown;
    }

    private void ReadTree(Compilation compilation, SyntaxTree tree, CancellationToken cancellationToken)
    {
        var model = default(SemanticModel);
        var groups = new Dictionary<SyntaxNode, Place>();
        foreach (var name in tree.GetRoot(cancellationToken).DescendantNodes().OfType<SimpleNameSyntax>())
        {
            if (!IsOfInterest(name.Identifier.ValueText) || name.Parent is not (MemberAccessExpressionSyntax or MemberBindingExpressionSyntax) || name.FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { } invocation)
            {
                continue;
            }

            if (name.Identifier.ValueText == "ConfigureJsonOptions")
            {
                HasJsonOptions = true;
                continue;
            }

            model ??= compilation.GetSemanticModel(tree);
            if (model.GetSymbolInfo(invocation, cancellationToken).Symbol is not IMethodSymbol method || !IsKnown(method))
            {
                continue;
            }

            var scope = ScopeOf(invocation);
            if (!groups.TryGetValue(scope, out var place))
            {
                groups.Add(scope, place = new Place
                {
                    Context = ContextOf(invocation, method, model, cancellationToken),
                    IsOnConfiguring = scope is MethodDeclarationSyntax { Identifier.ValueText: "OnConfiguring" },
                });
                places.Add(place);
            }

            place.Add(method, IsUnderCondition(invocation, scope), hasCulture: invocation.ArgumentList.Arguments.Count > 0);
        }
    }

    private static bool IsOfInterest(string name) =>
        name is "UseNpgsql" or "AddNpgsql" or "AddNpgsqlDbContext" or "ReplaceService" or "ConfigureJsonOptions" || (name.StartsWith("Use", StringComparison.Ordinal) && name.EndsWith("NamingConvention", StringComparison.Ordinal));

    private static bool IsKnown(IMethodSymbol method) =>
        EfNames.IsEntityFramework(method) || method.Name.EndsWith("NamingConvention", StringComparison.Ordinal) || method.Name.StartsWith("AddNpgsql", StringComparison.Ordinal);

    // The lambda or member that builds one options object.
    private static SyntaxNode ScopeOf(SyntaxNode node) =>
        node.Ancestors().FirstOrDefault(ancestor => ancestor is AnonymousFunctionExpressionSyntax or BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AccessorDeclarationSyntax or PropertyDeclarationSyntax)
        ?? node.SyntaxTree.GetRoot();

    private static bool IsUnderCondition(SyntaxNode node, SyntaxNode scope) =>
        node.Ancestors().TakeWhile(ancestor => ancestor != scope).Any(ancestor => ancestor is IfStatementSyntax or ConditionalExpressionSyntax or SwitchSectionSyntax or SwitchExpressionArmSyntax);

    private static INamedTypeSymbol? ContextOf(SyntaxNode node, IMethodSymbol method, SemanticModel model, CancellationToken cancellationToken)
    {
        // AddNpgsql<TContext> and the generic UseNpgsql<TContext> say it themselves.
        if (method.TypeArguments.OfType<INamedTypeSymbol>().FirstOrDefault(EfNames.IsContext) is { } stated)
        {
            return stated;
        }

        foreach (var ancestor in node.Ancestors())
        {
            var found = ancestor switch
            {
                InvocationExpressionSyntax invocation => (model.GetSymbolInfo(invocation, cancellationToken).Symbol as IMethodSymbol)?.TypeArguments.OfType<INamedTypeSymbol>().FirstOrDefault(EfNames.IsContext),
                BaseMethodDeclarationSyntax member => Mentioned((model.GetDeclaredSymbol(member, cancellationToken) as IMethodSymbol)?.ReturnType),
                TypeDeclarationSyntax type => OfClass(model.GetDeclaredSymbol(type, cancellationToken)),
                _ => null,
            };
            if (found is not null)
            {
                return found;
            }
        }

        return null;
    }

    private static INamedTypeSymbol? Mentioned(ITypeSymbol? type) =>
        type is INamedTypeSymbol named ? EfNames.IsContext(named) ? named : named.TypeArguments.OfType<INamedTypeSymbol>().FirstOrDefault(EfNames.IsContext) : null;

    // The context's own class, or a factory of contexts.
    private static INamedTypeSymbol? OfClass(INamedTypeSymbol? type) =>
        type is null ? null : EfNames.IsContext(type) ? type : type.AllInterfaces.Select(Mentioned).FirstOrDefault(context => context is not null);

    /// <summary>One place where options are built.</summary>
    private sealed class Place
    {
        public INamedTypeSymbol? Context { get; init; }

        public bool IsOnConfiguring { get; init; }

        public NamingConvention? Convention { get; private set; }

        public bool IsConditional { get; private set; }

        /// <summary>Whether the names depend on a condition.</summary>
        public bool IsConditionalName => IsConditional && Convention is not null;

        public void Add(IMethodSymbol method, bool isConditional, bool hasCulture)
        {
            NamingConvention? convention = method.Name switch
            {
                "UseNpgsql" or "AddNpgsql" or "AddNpgsqlDbContext" => null,
                "ReplaceService" when method.TypeArguments is [{ Name: var service }, ..] && Nameless.Contains(service) => null,
                _ when hasCulture => NamingConvention.Unknown,
                "UseSnakeCaseNamingConvention" => NamingConvention.SnakeCase,
                "UseLowerCaseNamingConvention" => NamingConvention.LowerCase,
                "UseUpperCaseNamingConvention" => NamingConvention.UpperCase,
                "UseUpperSnakeCaseNamingConvention" => NamingConvention.UpperSnakeCase,
                "UseCamelCaseNamingConvention" => NamingConvention.CamelCase,
                _ => NamingConvention.Unknown,
            };
            if (convention is not null)
            {
                Convention = Convention is { } other && other != convention ? NamingConvention.Unknown : convention;
                IsConditional |= isConditional;
            }
        }
    }
}
