namespace OrderBackup.Tool.Output;

/// <summary>How a word is meant, and so the colour it is printed in.</summary>
internal enum Tone
{
    /// <summary>Everything holds.</summary>
    Good,

    /// <summary>Look at it.</summary>
    Fair,

    /// <summary>Something does not hold.</summary>
    Bad,
}
