using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Gym24.Benchmarks;

// Usage: Gym24.Benchmarks GYM24 BARE MODULES REPORT — both servers in one run, so that a slow machine slows both.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var (gym24, bareApp, modules, report) = (args[0], args[1], args[2], args[3]);
var work = Directory.CreateTempSubdirectory("gym24-bench-").FullName;
var text = new StringBuilder($"# Figures\n\nMeasured by `tests/Benchmarks/run` on {Environment.ProcessorCount} cores; ratios are against the bare app in the same run.\n");

try
{
    var mixed = Path.Combine(work, "modules");
    Copy(modules, mixed);
    Pack.Write(mixed, 1000 - 74);
    string[] Arguments(string data) => ["--modules", mixed, "--data", Path.Combine(work, data)];

    text.Append("\n## Cold start to the first 200 of the catalogue, milliseconds\n\n| | first ever | again |\n|---|---|---|\n");
    double first, again, bareAgain, bareFirst;
    using (var cold = await Server.Start(gym24, Arguments("cold"), 5391, "/catalogue")) first = cold.Cold.TotalMilliseconds;
    using (var cold = await Server.Start(gym24, Arguments("cold"), 5391, "/catalogue")) again = cold.Cold.TotalMilliseconds;
    string[] bareArguments = ["--file", Path.Combine(work, "bare.db")];
    using (var cold = await Server.Start(bareApp, bareArguments, 5392, "/catalogue")) bareFirst = cold.Cold.TotalMilliseconds;
    using (var cold = await Server.Start(bareApp, bareArguments, 5392, "/catalogue")) bareAgain = cold.Cold.TotalMilliseconds;
    text.Append($"| Gym24 with all modules | {first:0} | {again:0} |\n| bare app | {bareFirst:0} | {bareAgain:0} |\n");

    using var server = await Server.Start(gym24, Arguments("load"), 5391, "/catalogue");
    using var bare = await Server.Start(bareApp, bareArguments, 5392, "/catalogue");
    var (memory, bareMemory) = (server.Memory, bare.Memory);
    var cookie = await Signing.Cookie(server.Address);
    text.Append("\n## Catalogue page, 50 of 1,000 offerings, answers per second\n\n| connections | bare app | anonymous | ratio | signed in | ratio |\n|---|---|---|---|---|---|\n");
    foreach (var connections in new[] { 1, 8, 32 })
    {
        var time = TimeSpan.FromSeconds(8);
        var b = await Load.Of(bare.Address, "/catalogue", connections, time);
        var a = await Load.Of(server.Address, "/catalogue?size=50", connections, time);
        var s = await Load.Of(server.Address, "/catalogue?size=50", connections, time, cookie);
        if (a.Bad + s.Bad + b.Bad > 0)
            throw new InvalidOperationException($"{a.Bad + s.Bad + b.Bad} answers were not 200");
        text.Append($"| {connections} | {b.PerSecond:0} | {a.PerSecond:0} | {a.PerSecond / b.PerSecond:0.00} | {s.PerSecond:0} | {s.PerSecond / b.PerSecond:0.00} |\n");
    }
    text.Append($"\n## Resident memory, MiB\n\n| | after start | after load |\n|---|---|---|\n| Gym24 | {memory:0} | {server.Memory:0} |\n| bare app | {bareMemory:0} | {bare.Memory:0} |\n");

    text.Append("\n## Roster import\n\n").Append(await Import(server.Address, 10_000)).Append('\n');
    text.Append("\n## Swaps under load\n\n").Append(await Swaps(server.Address, 20)).Append('\n');
}
finally
{
    Directory.Delete(work, recursive: true);
}
File.WriteAllText(report, text.ToString());
Console.WriteLine(text);

static async Task<string> Import(string address, int rows)
{
    using var api = await Signing.Api(address);
    var csv = new StringBuilder("Фамилия;Имя;Отчество;Дата рождения;Класс\n");
    for (var i = 0; i < rows; i++)
        csv.Append($"Фамилия{Letters(i)};Имя{Letters(i / 7)};Отчество{Letters(i / 11)};{1 + i % 28:00}.{1 + i % 12:00}.{2009 + i % 10};{i % 11 + 1}{"АБВГ"[i % 4]}\n");
    using var form = new MultipartFormDataContent { { new ByteArrayContent(Encoding.UTF8.GetBytes(csv.ToString())), "file", "roster.csv" } };
    var watch = Stopwatch.StartNew();
    var answer = await api.PostAsync("/api/v1/people/import", form);
    var body = await answer.Content.ReadAsStringAsync();
    answer.EnsureSuccessStatusCode();
    var id = JsonDocument.Parse(body).RootElement.TryGetProperty("id", out var given) ? given.GetString() : null;
    string? state = null;
    while (id is not null && watch.Elapsed < TimeSpan.FromMinutes(5))
    {
        var shown = await api.GetFromJsonAsync<JsonElement>($"/api/v1/people/import/{id}");
        state = shown.GetProperty("state").GetString();
        if (state is "applied" or "failed" or "checked")
            break;
        await Task.Delay(100);
    }
    return $"{rows} rows, from upload to «{state}»: {watch.Elapsed.TotalSeconds:0.0} s, {rows / watch.Elapsed.TotalSeconds:0} rows per second.";
}

static async Task<string> Swaps(string address, int swaps)
{
    using var api = await Signing.Api(address);
    using var stop = new CancellationTokenSource();
    int good = 0, bad = 0;
    using var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 16, UseProxy = false }) { BaseAddress = new Uri(address) };
    var load = Task.WhenAll(Enumerable.Range(0, 16).Select(async _ =>
    {
        while (!stop.IsCancellationRequested)
        {
            using var answer = await client.GetAsync("/catalogue?size=50");
            if (answer.IsSuccessStatusCode) Interlocked.Increment(ref good); else Interlocked.Increment(ref bad);
        }
    }));
    var times = new List<double>();
    for (var i = 0; i < swaps; i++)
    {
        var watch = Stopwatch.StartNew();
        using var answer = await api.PostAsync($"/api/v1/modules/britannia/{(i % 2 == 0 ? "disable" : "enable")}", null);
        answer.EnsureSuccessStatusCode();
        times.Add(watch.Elapsed.TotalMilliseconds);
    }
    await stop.CancelAsync();
    await load;
    times.Sort();
    return $"{swaps} swaps under 16 busy connections: median {times[swaps / 2]:0} ms, longest {times[^1]:0} ms; {good} requests answered, {bad} failed.";
}

static string Letters(int number)
{
    var word = "";
    for (var rest = number; rest > 0 || word.Length == 0; rest /= 20)
        word += "абвгдежзиклмнопрстуф"[rest % 20];
    return word;
}

static void Copy(string from, string to)
{
    foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
    {
        var target = Path.Combine(to, Path.GetRelativePath(from, file));
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        File.Copy(file, target);
    }
}
