using System.Diagnostics;
using System.Text.RegularExpressions;
using Gym24.Data.Tests.Server;

namespace Gym24.Data.Tests.Hosts;

/// <summary>
/// Debian's nginx in front of some hosts, a process of its own with the settings the guide for school IT recommends. A shell watches
/// beside it: it ends with this process, however that ends.
/// </summary>
internal sealed partial class Nginx : IAsyncDisposable
{
    private const string Program = "/usr/sbin/nginx";
    private readonly string _folder = Directory.CreateTempSubdirectory("gym24-nginx-").FullName;
    private Process? _process;

    public Uri Address { get; private set; } = null!;

    public async Task Start(IReadOnlyList<Uri> hosts)
    {
        Assert.True(File.Exists(Program), "nginx is missing. Install it and start again: sudo apt-get install nginx");
        Address = new Uri($"http://127.0.0.1:{PostgreSqlServer.FreePort()}");
        var site = await File.ReadAllTextAsync(Path.Combine(Unpacked.Root, "docs", "operations", "nginx.conf"));
        site = Servers().Replace(site, string.Concat(hosts.Select(h => $"    server {h.Authority};\n")));
        site = Certificate().Replace(site, "").Replace("listen 443 ssl;", $"listen {Address.Authority};", StringComparison.Ordinal);
        Assert.DoesNotContain("ssl", site, StringComparison.Ordinal);
        var file = Path.Combine(_folder, "nginx.conf");
        await File.WriteAllTextAsync(file, $$"""
            daemon off;
            pid {{_folder}}/pid;
            error_log {{_folder}}/error.log;
            {{(PostgreSqlServer.IsRoot ? "user root;" : "")}}
            events { }
            http {
                access_log off;
                client_body_temp_path {{_folder}}/body;
                proxy_temp_path {{_folder}}/proxy;
                fastcgi_temp_path {{_folder}}/fastcgi;
                uwsgi_temp_path {{_folder}}/uwsgi;
                scgi_temp_path {{_folder}}/scgi;
                {{site}}
            }
            """);
        _process = Process.Start(new ProcessStartInfo("sh",
            ["-c", "\"$@\" </dev/null & server=$!; cat >/dev/null; kill $server; wait $server", "sh", Program, "-p", _folder, "-e", $"{_folder}/error.log", "-c", file])
            { RedirectStandardInput = true })!;
        using var client = new HttpClient(new HttpClientHandler { UseProxy = false }) { BaseAddress = Address };
        for (var waited = Stopwatch.StartNew(); ; await Task.Delay(50))
        {
            try
            {
                await client.GetAsync("/health/live");
                return;
            }
            catch (HttpRequestException) when (waited.Elapsed < TimeSpan.FromSeconds(30))
            {
                Assert.False(_process.HasExited, "nginx ended: " + await Said());
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            _process.StandardInput.Close();
            await _process.WaitForExitAsync();
            _process.Dispose();
        }
        Directory.Delete(_folder, recursive: true);
    }

    public async Task<string> Said() => File.Exists($"{_folder}/error.log") ? await File.ReadAllTextAsync($"{_folder}/error.log") : "";

    [GeneratedRegex("(^    server \\d.*\n)+", RegexOptions.Multiline)]
    private static partial Regex Servers();

    [GeneratedRegex("^ *(?:ssl_|access_log ).*\n", RegexOptions.Multiline)]
    private static partial Regex Certificate();
}
