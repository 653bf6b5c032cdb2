using Microsoft.AspNetCore.Components;

namespace Scalper.Web.Components.Controls;

/// <summary>Names the events of the project's own scripts to the Razor compiler, which looks for a class of this name.</summary>
[EventHandler("onrowpick", typeof(PickedRowEventArgs))]
[EventHandler("onrowopen", typeof(PickedRowEventArgs))]
public static class EventHandlers;
