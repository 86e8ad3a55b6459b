using Gym24.Modularity.Loading;
using Microsoft.AspNetCore.Hosting.StaticWebAssets;
using Microsoft.Extensions.FileProviders;

namespace Gym24.Host.Composition;

/// <summary>Static files: the host's own and, below <c>/_content/{assembly}</c>, those of each module's shadow copy.</summary>
internal static class Files
{
    private const string WithVersion = "public, max-age=31536000, immutable";
    private const string Asked = "public, max-age=3600";

    /// <summary>Started from the source tree the files lie where they were written; published they lie in wwwroot.</summary>
    public static void UseHostFiles(this WebApplicationBuilder builder)
    {
        var map = Path.Combine(AppContext.BaseDirectory, "gym24.staticwebassets.runtime.json");
        if (!File.Exists(map))
            return;
        builder.Configuration[WebHostDefaults.StaticWebAssetsKey] = map;
        StaticWebAssetsLoader.UseStaticWebAssets(builder.Environment, builder.Configuration);
    }

    public static void UseModuleFiles(this WebApplication app, IReadOnlyList<LoadedModule> modules)
    {
        app.UseStaticFiles(new StaticFileOptions { OnPrepareResponse = file => Cache(file.Context) });
        foreach (var module in modules.Where(m => m.Assembly is not null))
        {
            var folder = Path.Combine(module.Folder, "wwwroot");
            if (Directory.Exists(folder))
            {
                app.UseStaticFiles(new StaticFileOptions
                {
                    FileProvider = new PhysicalFileProvider(folder),
                    RequestPath = $"/_content/{module.Assembly!.GetName().Name}",
                    OnPrepareResponse = file => Cache(file.Context),
                });
            }
        }
    }

    private static void Cache(HttpContext context)
    {
        var response = context.Response;
        response.Headers.CacheControl = context.Request.Query.ContainsKey("v") ? WithVersion : Asked;
        if (response.ContentType is { } type && !type.Contains("charset", StringComparison.OrdinalIgnoreCase)
            && (type.StartsWith("text/", StringComparison.OrdinalIgnoreCase) || type.EndsWith("+xml", StringComparison.OrdinalIgnoreCase)))
            response.ContentType = type + "; charset=utf-8";
    }
}
