using System.Text.Encodings.Web;
using System.Text.Unicode;
using Gym24.Benchmarks.Bare;
using Microsoft.EntityFrameworkCore;

// What a Razor page with a table of 50 rows from SQLite costs when there is nothing around it, and a row that is written.
var builder = WebApplication.CreateBuilder(args);
builder.Logging.SetMinimumLevel(LogLevel.Warning);
builder.Services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
builder.Services.AddRazorComponents();
builder.Services.AddDbContext<BareDb>(o => o.UseSqlite($"Data Source={builder.Configuration["file"] ?? "bare.db"}"));
var app = builder.Build();
using (var scope = app.Services.CreateScope())
{
    var db = scope.ServiceProvider.GetRequiredService<BareDb>();
    db.Database.EnsureCreated();
    if (!db.Offerings.Any())
    {
        db.Offerings.AddRange(Enumerable.Range(1, 1000).Select(i => new BareOffering
        {
            Name = $"Предложение {i}: курсы подготовки к олимпиадам", Partner = $"Партнёр {i % 50}", Kind = $"Вид {i % 20}", Grades = $"{i % 11 + 1} класс",
        }));
        db.SaveChanges();
    }
}
app.UseAntiforgery();
app.MapRazorComponents<App>();
app.MapPost("/entries", async (BareEntry entry, BareDb db) =>
{
    db.Entries.Add(entry);
    await db.SaveChangesAsync();
    return Results.Created((string?)null, entry);
});
app.Run();
