namespace Gym24.Contracts.Ui;

/// <summary>A short message that something has happened.</summary>
/// <param name="Tone">What it means.</param>
/// <param name="Message">One sentence.</param>
/// <param name="Href">Where the thing is.</param>
/// <param name="LinkText">Text of that link.</param>
public sealed record Notice(Tone Tone, string Message, string? Href = null, string? LinkText = null);
