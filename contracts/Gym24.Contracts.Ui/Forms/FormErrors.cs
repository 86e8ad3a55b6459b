using System.Collections;

namespace Gym24.Contracts.Ui;

/// <summary>What is wrong with a posted form: messages by field, and those that concern the whole. <c>FormBox</c> hands it to its fields.</summary>
public sealed class FormErrors : IEnumerable<FormErrors.Entry>
{
    private readonly List<Entry> entries = [];

    /// <summary>A message and the name of its field; an empty name concerns the whole form.</summary>
    public sealed record Entry(string Name, string Message);

    /// <summary>What a refusal says, beside the fields it names.</summary>
    /// <param name="refusal">What a request was refused with.</param>
    /// <param name="prefix">What the names of the form's fields begin with, such as <c>Input.</c>.</param>
    public static FormErrors Of(Refusal refusal, string prefix = "")
    {
        var errors = new FormErrors();
        foreach (var fault in refusal.Faults)
        {
            errors.Add(fault.Field is null ? string.Empty : prefix + fault.Field, fault.Message);
        }

        return errors;
    }

    /// <summary>There is at least one message.</summary>
    public bool Any => entries.Count > 0;

    /// <summary>First message of a field, or null.</summary>
    public string? this[string name] =>
        entries.Find(entry => string.Equals(entry.Name, name, StringComparison.OrdinalIgnoreCase))?.Message;

    /// <summary>Adds a message for a field.</summary>
    public void Add(string name, string message) => entries.Add(new(name, message));

    /// <summary>Adds a message that concerns the whole form.</summary>
    public void Add(string message) => entries.Add(new(string.Empty, message));

    /// <inheritdoc />
    public IEnumerator<Entry> GetEnumerator() => entries.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
