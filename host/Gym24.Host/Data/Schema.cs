using System.Reflection;
using Gym24.Contracts.Data;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Host.Data;

/// <summary>Brings the tables of one assembly's context up to date.</summary>
internal static class Schema
{
    public static async Task Migrate(IServiceProvider services, Assembly? assembly, CancellationToken cancellation)
    {
        if (assembly is null || services.GetRequiredService<ModuleDbs>().Of(assembly) is not { } registration)
            return;
        await using var scope = services.CreateAsyncScope();
        var context = (DbContext)scope.ServiceProvider.GetRequiredService(registration.Context);
        await context.Database.MigrateAsync(cancellation);
    }
}
