namespace Gym24.Contracts.Ui;

/// <summary>Addresses of the design system's files as the host serves them.</summary>
public static class UiAssets
{
    /// <summary>Folder of all files.</summary>
    public const string Root = "/_content/Gym24.Contracts.Ui/";

    /// <summary>Sprite of icons; an icon is a fragment of it.</summary>
    public const string Icons = Root + "vendor/icons.svg";
}
