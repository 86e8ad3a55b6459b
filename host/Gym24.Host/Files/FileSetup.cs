using Gym24.Contracts.Files;
using Gym24.Contracts.Jobs;

namespace Gym24.Host.Files;

internal static class FileSetup
{
    public static void AddKeeping(this IServiceCollection services)
    {
        services.AddSingleton<FileSettings>();
        services.AddSingleton<FilePlace>();
        services.AddScoped<FileKeeper>();
        services.AddScoped<IFiles>(provider => provider.GetRequiredService<FileKeeper>());
        services.AddScoped<FileOwners>();
        services.AddSingleton<IFileCheck, Clamd>();
        services.AddScoped<IJob, SweepFiles>();
    }
}
