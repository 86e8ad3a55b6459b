namespace Gym24.Contracts.Ui;

/// <summary>What all fields share: a name, a label, a hint and an error that belong together for the eye and for a screen reader.</summary>
public abstract class Field : ComponentBase
{
    /// <summary>Name under which the value is posted.</summary>
    [Parameter, EditorRequired] public string Name { get; set; } = "";

    /// <summary>Label.</summary>
    [Parameter, EditorRequired] public string Label { get; set; } = "";

    /// <summary>What to enter and what for, below the field.</summary>
    [Parameter] public string? Hint { get; set; }

    /// <summary>What is wrong with the value; taken from the form's errors when not given.</summary>
    [Parameter] public string? Error { get; set; }

    /// <summary>Must be filled in.</summary>
    [Parameter] public bool Required { get; set; }

    /// <summary>Cannot be changed now.</summary>
    [Parameter] public bool Disabled { get; set; }

    /// <summary>The label is only spoken.</summary>
    [Parameter] public bool LabelHidden { get; set; }

    /// <summary>Id of the control when the one made of the name is taken.</summary>
    [Parameter] public string? Id { get; set; }

    /// <summary>Other attributes of the control.</summary>
    [Parameter(CaptureUnmatchedValues = true)] public IReadOnlyDictionary<string, object>? Rest { get; set; }

    [CascadingParameter] private FormErrors? FormErrors { get; set; }

    /// <summary>Id of the control.</summary>
    protected string ControlId => Id ?? Ids.Field(Name);

    /// <summary>The error in force.</summary>
    protected string? Problem => Error ?? FormErrors?[Name];

    /// <summary>Ids of hint and error, for <c>aria-describedby</c>.</summary>
    protected string? DescribedBy
    {
        get
        {
            var ids = Css.Join(Hint is null ? null : ControlId + "-hint", Problem is null ? null : ControlId + "-error");
            return ids.Length == 0 ? null : ids;
        }
    }

    /// <summary>Value of <c>aria-invalid</c>.</summary>
    protected string? Invalid => Problem is null ? null : "true";
}
