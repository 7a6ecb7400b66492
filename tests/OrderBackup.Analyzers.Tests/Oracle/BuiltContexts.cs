using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace OrderBackup.Analyzers.Tests.Oracle;

/// <summary>Builds an application's contexts as the application does: by its own registration, by <c>OnConfiguring</c>, or else with Npgsql's defaults.</summary>
internal static class BuiltContexts
{
    public static IEnumerable<DbContext> Of(Assembly assembly)
    {
        var types = assembly.GetTypes().Where(type => type is { IsAbstract: false, ContainsGenericParameters: false } && type.IsSubclassOf(typeof(DbContext)));
        var services = Registered(assembly);
        return types.OrderBy(type => type.FullName, StringComparer.Ordinal).Select(type => Build(type, services));
    }

    private static ServiceProvider Registered(Assembly assembly)
    {
        var services = new ServiceCollection();
        foreach (var method in assembly.GetTypes().SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.DeclaredOnly)))
        {
            if (method.GetParameters() is [{ } only] && only.ParameterType == typeof(IServiceCollection))
            {
                method.Invoke(null, [services]);
            }
        }

        return services.BuildServiceProvider();
    }

    private static DbContext Build(Type type, ServiceProvider services)
    {
        if (services.CreateScope().ServiceProvider.GetService(type) is DbContext registered)
        {
            return registered;
        }

        if (type.GetConstructor([]) is not null)
        {
            return (DbContext)Activator.CreateInstance(type)!;
        }

        var builder = (DbContextOptionsBuilder)Activator.CreateInstance(typeof(DbContextOptionsBuilder<>).MakeGenericType(type))!;
        builder.UseNpgsql("Host=nowhere");
        return (DbContext)ActivatorUtilities.CreateInstance(services, type, builder.Options);
    }
}
