using System.Text.Encodings.Web;
using System.Text.Json;

namespace Gym24.Host.PersonalData.Acts;

/// <summary>What an act says was done.</summary>
/// <param name="Off">Titles of modules that were off: their records go before they are used again.</param>
internal sealed record ActContent(IReadOnlyList<ActContent.Gone> Erased, IReadOnlyList<ActContent.Stays> Kept, IReadOnlyList<string> Off)
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal sealed record Gone(string Kind, string Ru, string? En, int Deleted, int Anonymised);

    /// <param name="Until">The last day; absent: while the person is here, or for good.</param>
    internal sealed record Stays(string Kind, string Ru, string? En, int Rows, DateOnly? Until, string Basis);

    public static readonly ActContent Nothing = new([], [], []);

    public string Write() => JsonSerializer.Serialize(this, Plain);

    public static ActContent Read(string json) => JsonSerializer.Deserialize<ActContent>(json, Plain) ?? Nothing;
}
