/** Texts of the console's page about readers, and of what they are refused. */
export const messages = {
  'console.nav.insights': 'Lectores',
  'insights.title': 'Qué nos dicen los lectores',
  'insights.lead':
    'Los últimos 30 días. Con nada de esto se guarda ninguna cuenta, dirección ni sesión.',
  'insights.tabs': 'Vistas',
  'insights.tab.empty': 'No encontró nada',
  'insights.tab.unclicked': 'Encontrado, no abierto',
  'insights.tab.unhelpful': 'No sirvió',
  'insights.tab.cases': 'Llevó a un caso',
  'insights.tab.unfinished': 'Herramienta sin terminar',
  'insights.finished': 'Visitas que acabaron con una herramienta terminada',
  'insights.finished.value':
    '{finished, number} de {started, number} iniciadas ({share, number, percent})',
  'insights.finished.none': 'Aún no se ha iniciado ninguna herramienta desde un artículo.',
  'insights.helpful': 'Respuestas a «¿Te ha servido?»',
  'insights.helpful.value': '{helpful, number} sí, {unhelpful, number} no',
  'insights.term': 'Se buscó',
  'insights.searches': 'Búsquedas',
  'insights.clicks': 'Abrió un artículo',
  'insights.article': 'Artículo',
  'insights.column.unhelpful': 'Sí / no',
  'insights.column.reasons': 'Motivos del «no»',
  'insights.column.tool': 'Herramienta iniciada / terminada',
  'insights.column.cases': 'Casos',
  'insights.reason': '{reason}: {votes, number}',
  'insights.empty.terms': 'Ninguna búsqueda así en 30 días',
  'insights.empty.articles': 'No se contó nada en 30 días',
  'problem.answers_limit_reached.title': 'Suficientes respuestas por este mes',
  'problem.answers_limit_reached.detail':
    'Tu red ya ha respondido muchas veces este mes, así que esta respuesta no se cuenta. Gracias de todos modos.',
} as const;
