using System.Net.Http.Json;
using System.Text.Json;

namespace Gym24.Benchmarks;

/// <summary>The product and the bare app, with data in a folder that is gone afterwards.</summary>
internal sealed class Bench(string gym24, string bare) : IDisposable
{
    private readonly string _work = Directory.CreateTempSubdirectory("gym24-bench-").FullName;

    private string More => Path.Combine(_work, "modules");

    /// <summary>Fills the bare app's table, and the product's catalogue up to as many offerings.</summary>
    public async Task Prepare()
    {
        using (await Bare()) { }
        using var product = await Product("prepare");
        using var client = Client(product);
        var shipped = (await client.GetFromJsonAsync<JsonElement>("/api/v1/offerings?size=1")).GetProperty("total").GetInt32();
        Pack.Write(More, Pack.Offerings - shipped);
    }

    public Task<Server> Bare() => Server.Start(bare, ["--file", Path.Combine(_work, "bare.db")]);

    /// <summary>As it ships.</summary>
    /// <param name="data">Name of its data folder; the same name finds the same data again.</param>
    public Task<Server> Product(string data, string[]? options = null, params (string Name, string Value)[] environment) =>
        Server.Start(gym24, ["--data", Path.Combine(_work, data), .. options ?? []], environment);

    /// <summary>With a thousand offerings in the catalogue.</summary>
    public Task<Server> Full(string data) => Product(data, ["--modules", More]);

    public string File(string name) => Path.Combine(_work, name);

    public static HttpClient Client(Server server, int connections = 1) => new(new SocketsHttpHandler
    {
        MaxConnectionsPerServer = connections, UseProxy = false, UseCookies = false, AllowAutoRedirect = false,
    }) { BaseAddress = new Uri(server.Address), Timeout = TimeSpan.FromSeconds(60) };

    public void Dispose() => Directory.Delete(_work, recursive: true);
}

internal static class Sample
{
    public static double Median(this IReadOnlyCollection<double> values) => values.Order().ElementAt(values.Count / 2);
}
